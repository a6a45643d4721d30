import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import yauzl from 'yauzl';
import { verifyPack, type Manifest, type PackVerdict } from '#evidence';
import type { IncidentView } from '#incidents';
import { run, UnitOfWork } from '#persistence';
import { projectRoot } from '#kernel';
import { runMadoguchi, startDesk, temporaryFolder, type HttpClient, type TestDesk } from '#testing';
import { faultsOf, type JsonSchema } from '../support/json-schema.js';

const RECEIVED = '2026-11-24T09:00:00+09:00';
const WORDS = '知らない人のメールの本文が、わたしの受信箱に表示されています。';
const PARTY = { name: '架空 花子', email: 'hanako@example.net' };
const PURPOSE = '関東総合通信局の求めによる';

let desk: TestDesk;
let officer: HttpClient;
let manager: HttpClient;
let incident: IncidentView;
let complaintId: string;
let campaignId: string;
const folder = temporaryFolder();

beforeAll(async () => {
  desk = await startDesk({ settings: { companyName: '架空電信株式会社' } });
  [officer, manager] = [await desk.as('compliance'), await desk.as('manager')];
  const logged = await officer.post('/api/v1/complaints', { channel: 'phone', text: WORDS, receivedAt: RECEIVED });
  complaintId = logged.as<{ id: string }>().id;
  const decision = { decision: 'suspected', reasonCode: 'leak-suspected', knownAt: RECEIVED };
  const decided = await officer.post(`/api/v1/review/${complaintId}/decision`, decision);
  const { incidentId } = decided.as<{ incidentId: string }>();
  const move = { to: 'confirmed', reason: '受信箱の記録で確認した' };
  expect((await officer.post(`/api/v1/incidents/${incidentId}/transition`, move)).status).toBe(200);
  expect((await officer.get(`/api/v1/incidents/${incidentId}/report?form=art28-first&format=pdf`)).status).toBe(200);
  const text = { subject: '【重要】お知らせ', body: '概要', language: 'ja' };
  campaignId = (await officer.post(`/api/v1/incidents/${incidentId}/campaigns`, text)).as<{ id: string }>().id;
  const listed = await officer.post(`/api/v1/campaigns/${campaignId}/parties`, { parties: [PARTY] });
  expect(listed.body).toMatchObject({ added: 1 });
  await handIn(incidentId);
  incident = (await officer.get(`/api/v1/incidents/${incidentId}`)).as<IncidentView>();
});
afterAll(async () => {
  await desk.close();
  folder.remove();
});

/** Rewrites, behind the desk's back, who confirmed the incident. */
async function confirmedBy(actorId: string): Promise<void> {
  const sql = "UPDATE incident_history SET actor_id = ? WHERE incident_id = ? AND action = 'confirmed'";
  await desk.get(UnitOfWork).write((m) => run(m, sql, [actorId, incident.id]));
}

/** A first report: fixed, approved by two, handed in, with a receipt. */
async function handIn(incidentId: string): Promise<void> {
  const at = `/api/v1/incidents/${incidentId}/reports`;
  const made = await officer.post(at, { form: 'art28-first', kind: 'original' });
  const { id, bindingHash } = made.as<{ id: string; bindingHash: string }>();
  for (const who of [await desk.as('compliance'), manager]) {
    expect((await who.post(`${at}/${id}/approvals`, { bindingHash })).status).toBe(200);
  }
  const how = { reportedAt: '2026-11-25T10:00:00+09:00', means: 'email', recipient: '関東総合通信局' };
  expect((await officer.post(`${at}/${id}/submission`, how)).status).toBe(200);
  const receipt = { name: '受付.txt', bytes: Buffer.from('受け付けました'), mediaType: 'text/plain' };
  expect((await officer.upload(`${at}/${id}/receipts`, receipt)).status).toBe(201);
}

async function exported(client: HttpClient, body: object): Promise<string> {
  const answer = await client.post(`/api/v1/incidents/${incident.id}/evidence-pack`, body);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const file = join(folder.path, `${String(Math.random()).slice(2)}.zip`);
  writeFileSync(file, answer.bytes);
  return file;
}

async function contentOf(file: string): Promise<Map<string, Buffer>> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    files.set(entry.fileName, Buffer.concat(pieces));
  }
  zip.close();
  return files;
}

const fingerprint = async () => (await officer.get('/api/v1/evidence-key')).as<{ fingerprint: string }>().fingerprint;

describe('the evidence of an incident', () => {
  it('leaves as one zip that verifies with the desk’s fingerprint and without the desk', async () => {
    const file = await exported(officer, { purpose: PURPOSE });
    const verdict = await verifyPack(file, { fingerprint: await fingerprint() });
    expect(verdict).toMatchObject({ ok: true, keyCompared: true, incident: { number: incident.number }, problems: [] });
    const files = await contentOf(file);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        ...['README.txt', 'incident.json', 'timeline.json', 'obligations.json', 'complaints.json', 'decisions.json'],
        ...[
          'originals.json',
          'reports/versions.json',
          'notices/campaigns.json',
          'notices/parties.jsonl',
          'people.json',
        ],
        ...['audit/entries.jsonl', 'SHA256SUMS', 'manifest.json', 'manifest.sig', 'public-key.pem'],
      ]),
    );
    const read = <T>(path: string) => JSON.parse(files.get(path)?.toString() ?? '') as T;
    // The report that was handed in is printed for the pack, which stands in the timeline after the export itself.
    expect(read<object[]>('timeline.json').slice(-2)).toMatchObject([
      { action: 'evidence-exported', note: PURPOSE },
      { action: 'report-generated', facts: { form: 'art28-first', format: 'pdf' } },
    ]);
    expect(read<{ decisions: { reasonCode: string }[] }[]>('decisions.json')[0]?.decisions).toMatchObject([
      { reasonCode: 'leak-suspected' },
    ]);
    expect(files.get('reports/art28-first-v1.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
    const [version] =
      read<{ receipts: { id: string; sha256: string }[]; approvals: object[] }[]>('reports/versions.json');
    expect(version).toMatchObject({ state: 'submitted', approvals: [{ counts: true }, { counts: true }] });
    const receipt = files.get(`reports/receipts/${version?.receipts[0]?.id ?? ''}.txt`);
    expect(receipt?.toString()).toBe('受け付けました');
    const [report] = read<{ path: string; sha256: string }[]>('reports/generated.json');
    const pdf = files.get(report?.path ?? '') ?? Buffer.of();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(report?.sha256);
    expect(read<Manifest>('manifest.json')).toMatchObject({ operator: '架空電信株式会社', originals: 'hashes' });
  });

  it('holds hashes of originals and states of notices, and neither words of complaints nor names of parties', async () => {
    const files = await contentOf(await exported(officer, { purpose: PURPOSE }));
    const everything = Buffer.concat([...files.values()]).toString('utf8');
    expect(everything).not.toContain('受信箱に表示');
    expect(everything).not.toContain(PARTY.name);
    expect(everything).not.toContain(PARTY.email);
    const [original] = JSON.parse(files.get('originals.json')?.toString() ?? '') as { sha256: string; path: null }[];
    expect(original).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), path: null });
    const party: unknown = JSON.parse(files.get('notices/parties.jsonl')?.toString() ?? '');
    expect(party).toMatchObject({ role: 'subscriber', listedIn: [campaignId], notices: [] });
  });

  it('holds the originals themselves, byte for byte, when they are asked for by somebody who may open them', async () => {
    const files = await contentOf(await exported(officer, { purpose: PURPOSE, originals: true }));
    const [original] = JSON.parse(files.get('originals.json')?.toString() ?? '') as { sha256: string; path: string }[];
    const bytes = files.get(original?.path ?? '') ?? Buffer.of();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(original?.sha256);
    expect(bytes.toString()).toContain(WORDS);
    expect(files.get('complaints.json')?.toString()).toContain(WORDS);
    const refused = await manager.post(`/api/v1/incidents/${incident.id}/evidence-pack`, {
      purpose: PURPOSE,
      originals: true,
    });
    expect(refused.body).toMatchObject({ status: 403, code: 'evidence.originals-not-yours' });
    expect((await contentOf(await exported(manager, { purpose: PURPOSE }))).size).toBeGreaterThan(10);
  });

  it('is in the log before a byte leaves, with its manifest’s hash when it is whole', async () => {
    const file = await exported(officer, { purpose: PURPOSE });
    const manifest = (await contentOf(file)).get('manifest.json') ?? Buffer.of();
    const lines = await desk
      .get(UnitOfWork)
      .reads.query(`SELECT action, facts FROM audit_entries WHERE object = 'incident:${incident.id}' ORDER BY seq`);
    const written = lines as { action: string; facts: string }[];
    const begun = written.findLastIndex((line) => line.action === 'incident.evidence-exported');
    const read = written.findIndex((line, at) => at > begun && line.action === 'incident.read');
    expect([begun, read > begun, written.at(-1)?.action]).toEqual([expect.any(Number), true, 'evidence.finished']);
    expect(JSON.parse(written.at(-1)?.facts ?? '')).toMatchObject({
      manifest: createHash('sha256').update(manifest).digest('hex'),
    });
  });

  it('is refused without a purpose, for an incident that does not exist, and to those who only handle complaints', async () => {
    const at = `/api/v1/incidents/${incident.id}/evidence-pack`;
    expect((await officer.post(at, { purpose: ' ' })).status).toBeGreaterThanOrEqual(400);
    expect((await officer.post(at, {})).status).toBeGreaterThanOrEqual(400);
    const nobody = await officer.post('/api/v1/incidents/2026-9999/evidence-pack', { purpose: PURPOSE });
    expect(nobody.body).toMatchObject({ code: 'incidents.not-found' });
    expect((await (await desk.as('agent')).post(at, { purpose: PURPOSE })).status).toBe(403);
  });

  it('tells that the desk’s own history was changed behind its back, although the desk signs the pack', async () => {
    const before = await verifyPack(await exported(officer, { purpose: PURPOSE }));
    expect(before.ok).toBe(true);
    const confirmed = (await officer.get(`/api/v1/incidents/${incident.id}`))
      .as<IncidentView>()
      .timeline.find((entry) => entry.action === 'confirmed');
    await confirmedBy('somebody');
    const after = await verifyPack(await exported(officer, { purpose: PURPOSE }));
    const timeline = { path: 'timeline.json', code: 'timeline' };
    expect(after.problems).toMatchObject([timeline, timeline]);
    await confirmedBy(confirmed?.actorId ?? '');
    expect((await verifyPack(await exported(officer, { purpose: PURPOSE }))).ok).toBe(true);
  });
});

describe('the command line', () => {
  const path = join(projectRoot(), 'docs', 'schemas', 'evidence-verdict.json');
  const schema = JSON.parse(readFileSync(path, 'utf8')) as JsonSchema;

  it('exports, verifies without a desk, and finds a byte that was changed', async () => {
    const output = join(folder.path, 'pack.zip');
    const args = ['evidence', 'export', incident.number, '--output', output, '--purpose', PURPOSE, '--json'];
    const made = await runMadoguchi(args, { settings: desk.settings });
    expect([made.code, made.stderr]).toEqual([0, expect.anything()]);
    const { fingerprint: signedWith } = made.json<{ fingerprint: string }>();
    expect(signedWith).toBe(await fingerprint());
    expect(existsSync(`${output}.part`)).toBe(false);
    const verify = (file: string, ...more: string[]) => runMadoguchi(['evidence', 'verify', file, '--json', ...more]);
    const sound = await verify(output, '--fingerprint', signedWith);
    expect([sound.code, sound.json<PackVerdict>()]).toMatchObject([0, { ok: true, keyCompared: true }]);
    expect(faultsOf(schema, sound.json())).toEqual([]);
    const anybodys = await runMadoguchi(['evidence', 'verify', output]);
    expect([anybodys.code, anybodys.stderr]).toEqual([1, expect.stringMatching(/Whose key this is was NOT checked/)]);
    const anyKey = await verify(output, '--any-key');
    expect([anyKey.code, anyKey.json<PackVerdict>()]).toMatchObject([0, { ok: true, keyCompared: false }]);
    const bytes = readFileSync(output);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(output, bytes);
    const spoilt = await verify(output);
    expect([spoilt.code, faultsOf(schema, spoilt.json())]).toEqual([1, []]);
  });
});
