import { until, type HttpClient } from '#testing';
import { done } from './five-doors.js';
import type { Planted } from './planted.js';

/** Edits, handles, answers and closes a complaint, with words in every field that takes words. */
export async function handle(agent: HttpClient, id: string, planted: Planted): Promise<void> {
  const path = `/api/v1/complaints/${id}`;
  const { version } = (await done(agent.get(path))).as<{ version: number }>();
  await done(agent.put(path, { version, subject: planted.japanese(), contact: { name: planted.japanese() } }));
  await done(agent.post(`${path}/handling`, { to: 'in_handling', note: planted.japanese() }));
  await done(agent.post(`${path}/replies`, { channel: 'email', text: planted.japanese() }));
  for (const kind of ['name', 'email'] as const) {
    const value = kind === 'name' ? planted.japanese() : planted.address();
    await done(agent.post('/api/v1/complaints/lookup', { kind, value }));
  }
  for (const q of [planted.japanese(), planted.phone()]) await done(agent.post('/api/v1/search', { q }));
  const preview = { channel: 'phone', text: planted.japanese() };
  await done(agent.post('/api/v1/triage/preview', preview));
}

/** Decides the signals of a complaint, and takes the incident to its report and its notices. */
export async function suspect(officer: HttpClient, complaintId: string, planted: Planted): Promise<void> {
  const sheet = { decision: 'suspected', reasonCode: await suspectedCode(officer), note: planted.japanese() };
  // What was corrected a moment ago is still being read: a review that begins anew has to be opened anew.
  const decided = await until('a decision on what was opened', async () => {
    await done(officer.get(`/api/v1/review/${complaintId}`));
    const answer = await officer.post(`/api/v1/review/${complaintId}/decision`, sheet);
    return answer.status === 409 ? null : done(Promise.resolve(answer));
  });
  const incidentId = decided.as<{ incidentId: string }>().incidentId;
  const path = `/api/v1/incidents/${incidentId}`;
  const opened = (await done(officer.get(path))).as<{
    version: number;
    knownAt: string;
    obligations: { id: string; stages: { stage: string }[] }[];
  }>();
  const facts = { cause: planted.japanese(), summary: planted.japanese(), place: planted.japanese() };
  await done(officer.put(`${path}/facts`, { version: opened.version, facts }));
  await done(officer.post(`${path}/transition`, { to: 'confirmed', reason: planted.japanese() }));
  const estimate = { persons: 3, basis: planted.japanese(), asOf: '2026-11-25T09:00:00+09:00' };
  await done(officer.post(`${path}/estimates`, estimate));
  const known = { knownAt: '2026-11-24T09:00:00+09:00', reason: planted.japanese() };
  await done(officer.post(`${path}/known-at`, known));
  const [obligation] = opened.obligations;
  const obligationPath = `${path}/obligations/${obligation?.id ?? ''}`;
  await done(officer.post(`${obligationPath}/decision`, { decision: 'applies', why: planted.japanese() }));
  const submission = {
    stage: obligation?.stages[0]?.stage,
    reportedAt: opened.knownAt,
    means: 'email',
    recipient: planted.japanese(),
    receiptNote: planted.japanese(),
  };
  await done(officer.post(`${obligationPath}/submissions`, submission));
  for (const format of ['json', 'pdf']) await done(officer.get(`${path}/report?form=art28-first&format=${format}`));
  await investigate(officer, path, planted);
  await done(officer.post('/api/v1/incidents', { title: planted.japanese(), complaintIds: [complaintId] }));
  await notify(officer, path, planted);
}

async function notify(officer: HttpClient, incidentPath: string, planted: Planted): Promise<void> {
  const text = { subject: planted.japanese(), body: `{{name}} 様\n${planted.japanese()}\n{{contact}}`, language: 'ja' };
  const campaign = (await done(officer.post(`${incidentPath}/campaigns`, text))).as<{ id: string }>();
  const parties = [
    { name: planted.japanese(), email: planted.address() },
    { name: planted.ascii(), email: planted.address() },
    { name: planted.japanese(), kana: planted.ascii(), postalCode: '100-0001', address: [planted.japanese()] },
    { name: planted.japanese(), phone: '090-0000-3301', note: planted.japanese() },
  ];
  const path = `/api/v1/campaigns/${campaign.id}`;
  await done(officer.post(`${path}/parties`, { parties }));
  const easy = { subject: planted.japanese(), body: planted.japanese() };
  const english = { subject: planted.ascii(), body: planted.ascii() };
  await done(officer.put(`${path}/texts`, { plain: easy, en: english, seen: null }));
  await done(officer.put(`${path}/substitutes`, { text: planted.japanese(), hotline: planted.japanese() }));
}

async function suspectedCode(officer: HttpClient): Promise<string> {
  const codes = await done(officer.get('/api/v1/review/reason-codes'));
  const found = codes.as<{ code: string; decision: string }[]>().find((each) => each.decision === 'suspected');
  return found?.code ?? '';
}

/** Asks, answers, keeps a file, finds a cause, plans a measure, with words in every field that takes words. */
async function investigate(officer: HttpClient, path: string, planted: Planted): Promise<void> {
  const { version } = (await done(officer.get(path))).as<{ version: number }>();
  await done(officer.put(`${path}/title`, { version, title: planted.japanese() }));
  const task = { title: planted.japanese(), text: planted.japanese(), dueAt: '2026-12-01T09:00:00+09:00' };
  const asked = { assigneeKind: 'contractor', assignee: planted.japanese() };
  const { id } = (await done(officer.post(`${path}/tasks`, { ...task, ...asked }))).as<{ id: string }>();
  await done(officer.post(`${path}/tasks/${id}/steps`, { step: 'answer', words: planted.japanese() }));
  const bytes = Buffer.from(planted.japanese());
  const file = { name: `${planted.japanese()}.txt`, bytes, mediaType: 'text/plain' };
  await done(officer.upload(`${path}/evidence?of=${id}`, file));
  await done(officer.post(`${path}/causes`, { code: 'insider', part: 'root', basis: planted.japanese() }));
  const measure = { kind: 'containment', text: planted.japanese(), owner: planted.japanese(), dueOn: '2026-12-01' };
  const made = (await done(officer.post(`${path}/measures`, measure))).as<{ id: string }>();
  await done(officer.post(`${path}/measures/${made.id}/steps`, { step: 'done', words: planted.japanese() }));
  const learned = { who: 'department', name: planted.japanese(), what: planted.japanese() };
  await done(officer.post(`${path}/knowledge`, { ...learned, learnedAt: '2026-11-25T08:00:00+09:00' }));
  // Refused, but the answer is kept.
  const secrecy = { involved: true, reason: planted.japanese() };
  await officer.post(`${path}/transition`, { to: 'unfounded', reason: planted.japanese(), secrecy });
  await endProposed(officer, planted);
}

/** A lead whose end takes two people, since somebody said yes: asked for, then taken back. */
async function endProposed(officer: HttpClient, planted: Planted): Promise<void> {
  const lead = await done(officer.post('/api/v1/incidents', { title: planted.japanese(), complaintIds: [] }));
  const path = `/api/v1/incidents/${lead.as<{ id: string }>().id}`;
  const step = (involved: boolean) => ({
    ...{ to: 'unfounded', reason: planted.japanese() },
    secrecy: { involved, reason: planted.japanese() },
  });
  await officer.post(`${path}/transition`, step(true));
  await done(officer.post(`${path}/transition`, step(false)));
  await done(officer.post(`${path}/end/refuse`, { reason: planted.japanese() }));
}
