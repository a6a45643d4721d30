import type { HttpClient } from '#testing';

/** The answer to the secrecy question of an incident that leaked. */
export const SECRECY_INVOLVED = { involved: true, reason: '他人の通信の内容が見えた' };
/** The answer of one that did not. */
export const SECRECY_NOT_INVOLVED = { involved: false, reason: '本人の設定による転送であった' };

/** Records a cause and carries out prevention, which every closing of an incident asks for. */
export async function causeAndPrevention(officer: HttpClient, incidentId: string): Promise<void> {
  const at = `/api/v1/incidents/${incidentId}`;
  const cause = { code: 'change-error', part: 'root', basis: '改修の記録による' };
  await done(officer.post(`${at}/causes`, cause));
  const measure = { kind: 'prevention', text: '改修の前に二人で点検する', owner: '開発部' };
  const dates = { dueOn: '2030-01-01', checkDueOn: '2030-07-01' };
  const { id } = (await done(officer.post(`${at}/measures`, { ...measure, ...dates }))).as<{ id: string }>();
  await done(officer.post(`${at}/measures/${id}/steps`, { step: 'done', words: '手順書を改めた' }));
}

/** Makes a report, has two people approve it and hands it in at the moment at which a test desk's clock stands. */
export async function handIn(
  incidentId: string,
  form: string,
  { officer, approvers, reportedAt }: { officer: HttpClient; approvers: HttpClient[]; reportedAt?: string },
): Promise<void> {
  const at = `/api/v1/incidents/${incidentId}/reports`;
  const made = await done(officer.post(at, { form, kind: 'original' }));
  const { id, bindingHash } = made.as<{ id: string; bindingHash: string }>();
  for (const person of approvers) await done(person.post(`${at}/${id}/approvals`, { bindingHash }));
  const submission = {
    reportedAt: reportedAt ?? '2026-11-25T10:00:00+09:00',
    means: 'form',
    recipient: '関東総合通信局',
  };
  await done(officer.post(`${at}/${id}/submission`, submission));
}

/** Decides for every duty of an incident that it does not apply, as an end of a false alarm asks for. */
export async function dutiesDenied(officer: HttpClient, incidentId: string): Promise<void> {
  const at = `/api/v1/incidents/${incidentId}`;
  const { obligations } = (await done(officer.get(at))).as<{ obligations: { id: string }[] }>();
  for (const { id } of obligations) {
    const decision = { decision: 'does_not', why: '漏えいではない' };
    await done(officer.post(`${at}/obligations/${id}/decision`, decision));
  }
}

async function done(answer: ReturnType<HttpClient['post']>): ReturnType<HttpClient['post']> {
  const got = await answer;
  if (got.status >= 300) throw new Error(`${String(got.status)} ${JSON.stringify(got.body)}`);
  return got;
}
