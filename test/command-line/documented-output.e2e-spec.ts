import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeModel, loadModel } from '#engine';
import type { ReadResult } from '#intake';
import { configFile, projectRoot, Settings } from '#kernel';
import { freshDatabase, runMadoguchi, temporaryFolder, type CommandResult, type FreshDatabase } from '#testing';
import { faultsOf, type JsonSchema } from '../support/json-schema.js';

function schema(name: string): JsonSchema {
  return JSON.parse(readFileSync(join(projectRoot(), 'docs', 'schemas', `${name}.json`), 'utf8')) as JsonSchema;
}

const mail = (name: string): string => join(projectRoot(), 'test', 'fixtures', 'mail', `${name}.eml`);

/** All lines fit, and as many of them are errors as said. */
function expectLines(result: CommandResult, name: string, { lines, failed }: { lines: number; failed: number }): void {
  const found = result.lines<{ error?: object }>();
  expect(found.flatMap((line) => faultsOf(schema(name), line))).toEqual([]);
  expect([found.length, found.filter((line) => line.error).length]).toEqual([lines, failed]);
  expect(result.code).toBe(failed > 0 ? 1 : 0);
}

describe('what the command line prints', () => {
  const folder = temporaryFolder();
  let place: FreshDatabase;
  let settings: Settings;

  beforeAll(async () => {
    place = await freshDatabase([]);
    settings = Settings.from(place.values);
  });

  afterAll(async () => {
    await place.remove();
    folder.remove();
  });

  it('fits the schema of intake, from files and from lines', async () => {
    const files = [mail('english'), mail('bounce-qmail'), 'no-such-file.eml'];
    const fromFiles = await runMadoguchi(['intake', 'mail', ...files, '--json'], { settings });
    expectLines(fromFiles, 'intake-item', { lines: 3, failed: 1 });
    const texts = [JSON.stringify({ id: 'a', text: '隣の家の請求明細が届いた。' }), '{"text": 1}', 'not JSON'];
    writeFileSync(join(folder.path, 'web.jsonl'), texts.join('\n'));
    const fromLines = await runMadoguchi(['intake', 'web', '--input', 'web.jsonl', '--json'], {
      settings,
      cwd: folder.path,
    });
    expectLines(fromLines, 'intake-item', { lines: 3, failed: 2 });
    expect(fromLines.lines<{ secret?: string }>()[0]?.secret).toMatch(/\S/);
  }, 300_000);

  it('fits the schema of an import: dry run, import, and the same file again', async () => {
    const rows = ['受付日,内容', '2026/11/1,隣の家の請求明細が届いた。', '2026/11/31,日付が変です。'];
    writeFileSync(join(folder.path, 'register.csv'), rows.join('\n'));
    const run = (...more: string[]): Promise<CommandResult> =>
      runMadoguchi(['import', 'register.csv', '--json', ...more], { settings, cwd: folder.path });
    expectLines(await run('--dry-run'), 'import-line', { lines: 3, failed: 1 });
    const first = await run();
    expectLines(first, 'import-line', { lines: 4, failed: 1 });
    expect(first.lines<object>().at(-1)).toMatchObject({ state: 'done', rows: 2, taken: 1, repeat: 0 });
    expect((await run()).lines<object>().at(-1)).toMatchObject({ state: 'done', taken: 0, repeat: 1 });
  }, 300_000);

  it('fits the schema of watched mailboxes, and says why one cannot be let in', async () => {
    const env = { MADOGUCHI_IMAP_URL: 'imap://desk:secret@127.0.0.1:1/INBOX' };
    const list = await runMadoguchi(['intake', 'mailboxes', '--json'], { settings, env });
    expectLines(list, 'mailbox', { lines: 1, failed: 0 });
    expect(list.json()).toMatchObject({ name: 'mailbox', state: 'configured' });
    expect(list.stdout).not.toContain('secret');
    const early = await runMadoguchi(['intake', 'mailboxes', 'accept', 'mailbox', '--all'], { settings, env });
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('intake.mailbox-not-seen')]);
    const unsaid = await runMadoguchi(['intake', 'mailboxes', 'accept', 'mailbox'], { settings, env });
    expect(unsaid.code).toBe(2);
    const unknown = await runMadoguchi(['intake', 'mailboxes', 'recheck', 'nobody'], { settings, env });
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('intake.mailbox-unknown')]);
  }, 300_000);

  it('fits the schema of the index for search, which holds what was registered once it is made anew', async () => {
    const made = await runMadoguchi(['search', 'rebuild', '--json'], { settings });
    const status = await runMadoguchi(['search', 'status', '--json'], { settings });
    expect([made, status].flatMap((result) => faultsOf(schema('search-status'), result.json()))).toEqual([]);
    const { complaints, indexed } = status.json<{ complaints: number; indexed: number }>();
    expect([made.code, status.code, indexed > 0, indexed - complaints]).toEqual([0, 0, true, 0]);
  }, 300_000);

  it('fits the schema of the ledger balance', async () => {
    const result = await runMadoguchi(['ledger', 'balance', '--json'], { settings });
    expect(faultsOf(schema('ledger-balance'), result.json())).toEqual([]);
    expect(result.code).toBe(0);
  }, 300_000);

  it('fits the schema of the bound of missed signals', async () => {
    const result = await runMadoguchi(['triage', 'bound', '--json'], { settings });
    expect(faultsOf(schema('missed-bound'), result.json())).toEqual([]);
    expect(result.json()).toMatchObject({ state: { allowed: false, reason: 'start' } });
    expect(result.code).toBe(0);
    const words = await runMadoguchi(['triage', 'bound', '--text'], { settings });
    expect(words.stderr).toContain('Unflagged complaints are all read: start.');
  }, 300_000);

  it('fits the schema of reading, without a desk', async () => {
    const files = [mail('english'), mail('attachment-sniffed'), mail('dsn-failed'), 'no-such-file.eml'];
    expectLines(await runMadoguchi(['read', 'mail', ...files, '--json']), 'read-item', { lines: 4, failed: 1 });
  }, 300_000);

  it('explains how a mail was decoded when asked, in lines and in words', async () => {
    const explained = await runMadoguchi(['read', 'mail', mail('jis-label-euc'), '--explain', '--json']);
    expectLines(explained, 'read-item', { lines: 1, failed: 0 });
    const { decoding } = explained.lines<Pick<ReadResult, 'decoding'>>()[0] ?? { decoding: [] };
    const body = decoding.find(({ part }) => part === 'body 1');
    expect(body?.chosen).toBe('euc-jp');
    expect(body?.candidates.map(({ charset }) => charset)).toContain('shift_jis');
    const words = await runMadoguchi(['read', 'mail', mail('jis-label-euc'), '--explain']);
    expect(words.stdout).toMatch(/body 1: euc-jp \(euc-jp [\d.]+, .*shift_jis [\d.]+/);
    const plain = await runMadoguchi(['read', 'mail', mail('jis-label-euc'), '--json']);
    expect(plain.json()).not.toHaveProperty('decoding');
  }, 300_000);

  it('fits the schema of triage, in the order of the input, with spans that cut out the quoted words', async () => {
    const text = '知らない人が私の通話の相手を知っていた。😀 怖い。';
    const input = [JSON.stringify({ id: 'a', channel: 'phone', lang: 'ja', text }), '{"id": "b"}', 'not JSON'];
    writeFileSync(join(folder.path, 'in.jsonl'), input.join('\n'));
    const result = await runMadoguchi(['triage', 'assess', '--input', 'in.jsonl', '--output', 'out.jsonl'], {
      cwd: folder.path,
    });
    const stdout = readFileSync(join(folder.path, 'out.jsonl'), 'utf8').trim();
    const lines = stdout.split('\n').map((line) => JSON.parse(line) as object);
    expectLines({ ...result, lines: <T>() => lines as T[] }, 'triage-result', { lines: 3, failed: 2 });
    const { reasons } = lines[0] as { reasons: { start: number; end: number; text: string }[] };
    expect(reasons.length).toBeGreaterThan(0);
    for (const { start, end, text: quoted } of reasons) expect(text.slice(start, end)).toBe(quoted);
  }, 300_000);

  it('fits the schema of the certificate: none yet, one, and a rate that nobody can promise', async () => {
    const none = await runMadoguchi(['triage', 'certificate', 'show', '--json'], { settings });
    expect(faultsOf(schema('certificate-now'), none.json())).toEqual([]);
    expect([none.code, none.json()]).toEqual([1, expect.objectContaining({ state: 'none', certificate: null })]);
    const triageModel = join(folder.path, 'model.gz');
    const scores = Float32Array.from({ length: 120 }, (_, i) => (i + 1) / 121);
    const heldOut = { scores, positive: new Uint8Array(120).fill(1) };
    writeFileSync(triageModel, encodeModel({ ...(await loadModel()), heldOut }));
    const env = { MADOGUCHI_TRIAGE_MODEL: triageModel };
    const place2 = await freshDatabase([]);
    const other = Settings.from({ ...place2.values, triageModel });
    const made = await runMadoguchi(['triage', 'certificate', 'issue', '--json'], { settings: other, env });
    expect(faultsOf(schema('certificate'), made.json())).toEqual([]);
    expect([made.code, made.json()]).toEqual([0, expect.objectContaining({ n: 120, provable: true, state: 'valid' })]);
    const shown = await runMadoguchi(['triage', 'certificate', 'show', '--json'], { settings: other, env });
    expect(faultsOf(schema('certificate-now'), shown.json())).toEqual([]);
    expect(shown.code).toBe(0);
    const less = await runMadoguchi(['triage', 'certificate', 'issue', '--alpha', '0.002'], { settings: other, env });
    expect([less.code, less.stdout]).toEqual([1, expect.stringContaining('0.20 % cannot be promised')]);
    await place2.remove();
  }, 300_000);

  it('fits the schema of a words file: a sound one, and one with a mistake, which ends with 1 and names the line', async () => {
    const sound = await runMadoguchi(['triage', 'words', '--json']);
    expect(faultsOf(schema('words-check'), sound.json())).toEqual([]);
    expect([sound.code, sound.json()]).toEqual([0, expect.objectContaining({ ok: true, faults: [] })]);
    const shipped = readFileSync(configFile('signals.yaml'), 'utf8');
    writeFileSync(join(folder.path, 'words.yaml'), shipped.replace('lead: L4,', 'lead: L44,'));
    const line = shipped.slice(0, shipped.indexOf('lead: L4,')).split('\n').length;
    const faulty = await runMadoguchi(['triage', 'words', '--file', 'words.yaml', '--json'], { cwd: folder.path });
    expect(faultsOf(schema('words-check'), faulty.json())).toEqual([]);
    expect([faulty.code, faulty.json<{ faults: { line: number }[] }>().faults.map((fault) => fault.line)]).toEqual([
      1,
      [line],
    ]);
  }, 300_000);

  it('evaluates labelled texts by every group, at a threshold that may be given', async () => {
    const labels = { signal_kind: null, clauses: [], category: 'billing', severity: 'low', lang: 'ja' };
    const texts = [
      { id: 'a', channel: 'web', text: '知らない人の通話明細が届いた。', leak_signal: true, difficulty: 'plain' },
      { id: 'b', channel: 'fax', text: '料金プランを変えたい。', leak_signal: false, difficulty: 'easy_negative' },
    ].map((one) => JSON.stringify({ ...labels, ...one }));
    writeFileSync(join(folder.path, 'labelled.jsonl'), texts.join('\n'));
    const run = async (threshold: string): Promise<Record<string, unknown>> =>
      (
        await runMadoguchi(['triage', 'evaluate', '--input', 'labelled.jsonl', '--threshold', threshold], {
          cwd: folder.path,
        })
      ).json();
    const figures = await run('0.5');
    for (const name of ['n', 'prevalence', 'rocAuc', 'averagePrecision', 'recall', 'precision', 'fpr', 'fprAtRecall'])
      expect(figures).toHaveProperty(name);
    for (const name of ['brier', 'categoryAccuracy', 'clauseMicroF1', 'threshold'])
      expect(figures).toHaveProperty(name);
    expect(Object.keys(figures['by'] as object)).toEqual(['channel', 'lang', 'difficulty', 'signalKind']);
    expect([(await run('0'))['recall'], (await run('0'))['fpr']]).toEqual([1, 1]);
  }, 300_000);

  it('ends with 2 for wrong usage', async () => {
    const wrong = await runMadoguchi(['triage', 'assess', '--input', 'in.jsonl']);
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
  }, 300_000);
});

describe('the check of schemas', () => {
  it('finds a missing, an unknown and a wrong field (control)', () => {
    const line = { id: 'a', score: 2, flagged: 'yes', extra: 1 };
    const faults = faultsOf(schema('triage-result').anyOf?.[0] ?? {}, line);
    for (const fault of ['/engine: missing', '/extra: not in the schema', '/score: above 1', '/flagged: not boolean'])
      expect(faults).toContain(fault);
  });

  it('refuses a schema with a word that it does not know (control)', () => {
    expect(() => faultsOf({ format: 'date' } as JsonSchema, 'x')).toThrow('format');
  });
});
