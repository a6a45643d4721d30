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

async function done(answer: ReturnType<HttpClient['post']>): ReturnType<HttpClient['post']> {
  const got = await answer;
  if (got.status >= 300) throw new Error(`${String(got.status)} ${JSON.stringify(got.body)}`);
  return got;
}
