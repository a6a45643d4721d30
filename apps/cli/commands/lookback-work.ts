import { readFile } from 'node:fs/promises';
import { UserRows, accessErrors } from '#access';
import { DomainError, systemActor, type Actor } from '#kernel';
import {
  ActivateEngine,
  BringEngine,
  ExportLabels,
  ReadDifference,
  ReadEngines,
  RunLookBack,
  RunTrial,
  StartTrial,
  type Difference,
  type TrialView,
  type VersionView,
} from '#triage';
import type { DeskContext } from '../desk-context.js';
import { fromCaller, say } from '../output.js';

const CLI = systemActor('cli');
const PAGE = 500;

export interface BringOptions {
  model?: string;
  lexicon?: string;
  by?: string;
}

/** What a command answers: JSON values, one a line, or lines for people. */
export interface Answer {
  json: unknown[];
  lines: string[];
}

export async function bring(desk: DeskContext, o: BringOptions): Promise<Answer> {
  const given = {
    ...(o.model === undefined ? {} : { model: await readFile(fromCaller(o.model)) }),
    ...(o.lexicon === undefined ? {} : { lexicon: await readFile(fromCaller(o.lexicon)) }),
  };
  const actor = o.by === undefined ? CLI : await userOf(desk, o.by);
  const bringing = desk.get(BringEngine, { strict: false }).execute(given, 'brought', actor);
  const { version, known } = await bringing.catch((error: unknown) => {
    // Which line of the lexicon is at fault, and how to mend it.
    if (error instanceof DomainError && error.cause instanceof Error) say(error.cause.message);
    throw error;
  });
  const shown = await desk.get(ReadEngines, { strict: false }).version(version.id);
  return { json: [{ ...versionOf(shown), known }], lines: [lineOf(shown), ...(known ? ['known already'] : [])] };
}

async function userOf(desk: DeskContext, address: string): Promise<Actor> {
  const user = await desk.get(UserRows, { strict: false }).byAddress(address);
  if (user === null) throw new DomainError(accessErrors['access.user-not-found']);
  return { kind: 'user', id: user.id, role: user.role };
}

export async function labels(desk: DeskContext, output: string): Promise<Answer> {
  const file = fromCaller(output);
  const exported = await desk.get(ExportLabels, { strict: false }).execute(file, CLI);
  say('This file holds what people wrote, in clear. Keep it, and every model trained with it, like the complaints.');
  const { written, signals, erased } = exported;
  return {
    json: [exported],
    lines: [`${String(written)} texts, ${String(signals)} signals, ${String(erased)} erased`],
  };
}

export async function versions(desk: DeskContext): Promise<Answer> {
  const all = await desk.get(ReadEngines, { strict: false }).versions();
  return { json: all.map(versionOf), lines: all.map(lineOf) };
}

export async function trial(desk: DeskContext, versionId: string): Promise<Answer> {
  const id = await desk.get(StartTrial, { strict: false }).execute(versionId, CLI, false);
  let told = '';
  await desk.get(RunTrial, { strict: false }).execute(id, (done, total) => {
    const tenths = `${String(Math.floor((done / Math.max(1, total)) * 10) * 10)} %`;
    if (tenths !== told) say(`trial ${id}: ${tenths} of ${String(total)} complaints`);
    told = tenths;
  });
  const view = await desk.get(ReadEngines, { strict: false }).trial(id);
  return { json: [trialOf(view)], lines: summaryOf(view) };
}

export async function report(desk: DeskContext, id: string, difference: Difference | null): Promise<Answer> {
  const view = await desk.get(ReadEngines, { strict: false }).trial(id);
  const reader = desk.get(ReadDifference, { strict: false });
  const answer: Answer = { json: [trialOf(view)], lines: summaryOf(view) };
  for (let after = ''; ;) {
    const lines = await reader.lines(id, { difference, after, limit: PAGE });
    answer.json.push(...lines);
    for (const each of lines) {
      const scores = `${each.scoreBefore.toFixed(3)} → ${each.scoreAfter.toFixed(3)}`;
      const kinds = `${each.kindsBefore.join(',') || '-'} → ${each.kindsAfter.join(',') || '-'}`;
      answer.lines.push([each.slipNumber, each.difference, each.channel, each.language, scores, kinds].join('\t'));
    }
    const last = lines.at(-1);
    if (last === undefined || lines.length < PAGE) return answer;
    after = last.complaintId;
  }
}

export async function activate(desk: DeskContext, versionId: string): Promise<Answer> {
  const activationId = await desk.get(ActivateEngine, { strict: false }).execute(versionId, CLI);
  // What other processes read until they see the activation is looked at by the desk's own job, two minutes later.
  await desk.get(RunLookBack, { strict: false }).execute(activationId);
  const engines = desk.get(ReadEngines, { strict: false });
  const [version, activations] = [await engines.version(versionId), await engines.activations()];
  const { done = 0, newlyFlagged = 0 } = activations.find(({ id }) => id === activationId) ?? {};
  return {
    json: [{ activation: activationId, version: versionId, engine: version.engine, read: done, newlyFlagged }],
    lines: [
      `${version.engine} is active; ${String(done)} complaints read again, ${String(newlyFlagged)} newly flagged`,
    ],
  };
}

function versionOf({ trial, signatures, ...version }: VersionView): object {
  return { ...version, signatures: signatures.length, trial: trial === null ? null : trialOf(trial) };
}

function trialOf({
  id,
  versionId,
  baseId,
  state,
  total,
  done,
  erased,
  report,
  reportSha256,
  staleness,
}: TrialView): object {
  return {
    trial: id,
    version: versionId,
    base: baseId,
    state,
    total,
    done,
    erased,
    ...report,
    reportSha256,
    staleness,
  };
}

function lineOf({ id, state, engine, trial, signatures }: VersionView): string {
  const tried =
    trial === null
      ? 'never tried'
      : `trial ${trial.id} ${trial.state}${trial.staleness ? ` (${trial.staleness})` : ''}`;
  return [id, state, engine, tried, `${String(signatures.length)} of 2 signatures`].join('\t');
}

function summaryOf({ id, state, done, total, report: { all } }: TrialView): string[] {
  const { newlyFlagged, newlyDropped, changed } = all;
  return [
    `trial ${id}: ${state}, ${String(done)} of ${String(Math.max(total, done))} complaints`,
    `newly flagged ${String(newlyFlagged)}, newly dropped ${String(newlyDropped)}, changed ${String(changed)}`,
  ];
}
