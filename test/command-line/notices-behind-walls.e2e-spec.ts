import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { newId } from '#kernel';
import { startDesk, type TestDesk } from '#testing';
import { registerNoticesCommands } from '../../apps/cli/commands/notices.js';
import { of, walledWorld, type WalledWorld } from '../support/walled-incident.js';

jest.setTimeout(420_000);

let desk: TestDesk;
let world: WalledWorld;
let free: string;

beforeAll(async () => {
  desk = await startDesk();
  world = await walledWorld(desk);
  free = (await desk.addUser('compliance')).email;
});
afterAll(async () => {
  await desk.close();
});

/** Runs a command in the desk that is open; answers the code of its error, or null. */
async function codeOf(...argv: string[]): Promise<string | null> {
  const context = { get: desk.app.get.bind(desk.app), close: () => Promise.resolve() };
  const program = new Command().exitOverride();
  registerNoticesCommands(program, () => Promise.resolve(context as unknown as INestApplicationContext));
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const told = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const exitCode = process.exitCode;
  try {
    await program.parseAsync(['node', 'madoguchi', 'notices', ...argv]);
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    process.exitCode = exitCode;
    write.mockRestore();
    told.mockRestore();
  }
}

describe('notices on the command line, in the name of somebody behind a wall', () => {
  const named = () => of(world.named, 'compliance').user.email;

  it.each(['preview', 'start', 'status'])('%s answers as for a campaign that does not exist', async (command) => {
    const { campaignId } = world.hidden;
    expect(await codeOf(command, campaignId, '--by', named())).toBe('notices.campaign-not-found');
    expect(await codeOf(command, newId(), '--by', named())).toBe('notices.campaign-not-found');
    expect(await codeOf(command, campaignId, '--by', free)).not.toBe('notices.campaign-not-found');
  });

  it('import lists nobody on its campaign or incident, by number or identifier', async () => {
    const { campaignId, incidentId, number } = world.hidden;
    const source = ['--query', 'q', '--extract', 'e', '--released-by', 'r'];
    const take = (by: string, ...place: string[]) =>
      codeOf('import', 'package.json', '--by', by, ...place, ...source, '--dry-run');
    expect(await take(named(), '--campaign', campaignId)).toBe('notices.campaign-not-found');
    expect(await take(named(), '--incident', incidentId)).toBe('incidents.not-found');
    expect(await take(named(), '--incident', number)).toBe('incidents.not-found');
    expect(await take(free, '--incident', number)).not.toBe('incidents.not-found');
  });
});
