import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeModel, loadModel } from '#engine';
import { JobHandlers } from '#jobs';
import { startDesk, temporaryFolder, type HttpClient, type TestDesk } from '#testing';
import type { CertificateNow, CertificateView } from '#triage';

const DAY_MS = 86_400_000;
const BILL = '先月の請求額が高い理由を教えてください。';
const AT = '/api/v1/triage/certificate';

const folder = temporaryFolder();
let desk: TestDesk;
let agent: HttpClient;
let hana: HttpClient;
let auditor: HttpClient;

beforeAll(async () => {
  const triageModel = join(folder.path, 'model.gz');
  // The shipped model, and 120 signals that score 0.0005 … 0.0600 out of fold: far below what it flags by itself.
  const heldOut = {
    scores: Float32Array.from({ length: 120 }, (_, i) => (i + 1) / 2000),
    positive: new Uint8Array(120).fill(1),
  };
  writeFileSync(triageModel, encodeModel({ ...(await loadModel()), heldOut }));
  desk = await startDesk({ settings: { triageModel } });
  [agent, hana, auditor] = [await desk.as('agent'), await desk.as('compliance'), await desk.as('auditor')];
});
afterAll(async () => {
  await desk.close();
  folder.remove();
});

const now = async (): Promise<CertificateNow> => (await auditor.get(AT)).as<CertificateNow>();
const watch = async (): Promise<void> => {
  const sweep = desk.get(JobHandlers).sweeps.find(({ name }) => name === 'triage.watch-certificate');
  if (!sweep) throw new Error('nobody watches over the certificate');
  await sweep.run();
};
const read = async (text: string): Promise<{ score: number; flagged: boolean }> =>
  (await agent.post('/api/v1/triage/preview', { text, channel: 'phone', lang: 'ja' })).as();
const openAlarms = async (): Promise<string[]> =>
  (await auditor.get('/api/v1/alarms'))
    .as<{ items: { code: string; calmedAt: string | null }[] }>()
    .items.filter(({ code, calmedAt }) => calmedAt === null && code.startsWith('triage.certificate'))
    .map(({ code }) => code);

describe('the certificate of the threshold', () => {
  it('is missing on a new desk, which says so and goes by the threshold of the model', async () => {
    const { state, certificate, threshold, cost, own } = await now();
    expect([state, certificate, threshold.certificateId]).toEqual(['none', null, null]);
    expect(threshold.inForce).toBe(threshold.model);
    expect([cost.texts, own]).toEqual([0, { signals: 0, needed: 99 }]);
    expect((await read(BILL)).flagged).toBe(false);
  });

  it('comes from the watch, and from then on decides what is flagged', async () => {
    const before = await read(BILL);
    const id = (await agent.post('/api/v1/complaints', { channel: 'phone', text: BILL })).as<{ id: string }>().id;
    expect(id).toHaveLength(26);
    await watch();
    const { state, certificate, threshold, cost } = await now();
    expect(state).toBe('valid');
    expect(certificate).toMatchObject({ source: 'invented', n: 120, alpha: 0.01, provable: true });
    expect(threshold).toMatchObject({ certificateId: certificate?.id, inForce: certificate?.threshold });
    expect(threshold.inForce).toBeCloseTo(0.0005, 6);
    expect(cost).toMatchObject({ texts: 1, flaggedThen: 0, inForce: before.score >= 0.0005 ? 1 : 0 });
    expect((await read(BILL)).flagged).toBe(before.score >= threshold.inForce);
    // Told apart from a threshold that nothing reaches (control).
    expect(before.score).toBeGreaterThan(0.0005);
  });

  it('is issued anew by a compliance officer, for a rate of their choice, and by nobody without the permission', async () => {
    for (const client of [agent, auditor]) expect((await client.post(AT, {})).status).toBe(403);
    expect((await agent.get(AT)).status).toBe(403);
    for (const alpha of [0, 0.5, 'much']) expect((await hana.post(AT, { alpha })).status).toBe(422);
    const made = await hana.post(AT, { alpha: 0.05 });
    expect(made.status).toBe(201);
    expect(made.as<CertificateView>()).toMatchObject({ alpha: 0.05, n: 120, state: 'valid' });
    const { items } = (await auditor.get(`${AT}/history`)).as<{ items: CertificateView[] }>();
    expect(items.map(({ alpha, state }) => [alpha, state])).toEqual([
      [0.05, 'valid'],
      [0.01, 'superseded'],
    ]);
  });

  it('says which rate it cannot promise, and flags everything then', async () => {
    const made = (await hana.post(AT, { alpha: 0.005 })).as<CertificateView>();
    expect(made).toMatchObject({ provable: false, threshold: 0 });
    expect(made.bestAlpha).toBeCloseTo(1 / 121, 9);
    expect((await read('こんにちは')).flagged).toBe(true);
    expect((await read('🙂')).flagged).toBe(false);
    await watch();
    expect(await openAlarms()).toEqual(['triage.certificate-too-few']);
  });

  it('expires into more flags, with an alarm before and after, and survives a restart', async () => {
    const certificate = (await hana.post(AT, { alpha: 0.1 })).as<CertificateView>();
    await desk.restart();
    desk.clock.advance(80 * DAY_MS);
    auditor = await desk.as('auditor');
    expect(await now()).toMatchObject({ state: 'expiring', threshold: { inForce: certificate.threshold } });
    await watch();
    expect(await openAlarms()).toEqual(['triage.certificate-expiring']);
    desk.clock.advance(10 * DAY_MS);
    auditor = await desk.as('auditor');
    expect(await now()).toMatchObject({
      state: 'expired',
      threshold: { inForce: certificate.bestThreshold, certificateId: null },
    });
    expect(certificate.bestThreshold).toBeLessThan(certificate.threshold);
    await watch();
    expect(await openAlarms()).toEqual(['triage.certificate-expired']);
  });
});
