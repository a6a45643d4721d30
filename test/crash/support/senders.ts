import { createTransport } from 'nodemailer';
import type { HttpClient } from '#testing';
import type { BuiltDesk } from './built-desk.js';

/** Texts of a run: unique, and long enough that a look into the desk tells one from another. */
const SUBJECTS = [
  '料金の明細が届きません。請求額の内訳を教えてください。',
  '知らない人から、私の通話の内容を知っていると言われました。',
  '解約の手続きを三回お願いしましたが、まだ終わっていません。',
  '他人の通話明細が同封されていました。至急確認してください。',
  'The line has been noisy since last week.',
];

/** The n-th text of round `round`. */
export function textOf(round: number, n: number): string {
  return `第${round}回の${n}件目です。${SUBJECTS[n % SUBJECTS.length] ?? ''}`;
}

/** A complaint that the desk answered 201 for. */
export interface Acknowledged {
  id: string;
  slipNumber: string;
  text: string;
}

/** What came back before the desk died. */
export interface Sent<T> {
  /** Begun; the desk may have died before answering. */
  sent: number;
  acknowledged: T[];
  /** Answers that were no acknowledgement, as HTTP status or SMTP code. */
  refused: number[];
}

/** Runs `send(n)` for n < count, `senders` at a time, until it fails because nobody answers; calls `after` for each success. */
export async function sendMany<T>(
  count: number,
  senders: number,
  send: (n: number) => Promise<T | number>,
  after: (acknowledged: number) => void,
): Promise<Sent<T>> {
  const result: Sent<T> = { sent: 0, acknowledged: [], refused: [] };
  let dead = false;
  const sender = async (): Promise<void> => {
    while (!dead && result.sent < count) {
      result.sent += 1;
      const answer = await send(result.sent - 1).catch(() => null);
      if (answer === null) dead = true;
      else if (typeof answer === 'number') result.refused.push(answer);
      else {
        result.acknowledged.push(answer);
        after(result.acknowledged.length);
      }
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return result;
}

/** Sends one complaint over HTTP. */
export async function submit(client: HttpClient, text: string): Promise<Acknowledged | number> {
  const contact = { name: '試験 太郎', phone: '090-0000-0000' };
  const answer = await client.post('/api/v1/complaints', { channel: 'phone', text, contact });
  if (answer.status !== 201) return answer.status;
  const { id, slipNumber } = answer.as<{ id: string; slipNumber: string }>();
  return { id, slipNumber, text };
}

/** A mail that the desk answered 250 for. */
export interface AcknowledgedMail {
  arrivalId: string;
  text: string;
}

/** Keeps `connections` SMTP connections to the desk open; every tenth mail is large enough to become a file. */
export function mailDoor(desk: BuiltDesk, connections: number) {
  const transport = createTransport({
    host: '127.0.0.1',
    port: desk.smtpPort,
    pool: true,
    maxConnections: connections,
    ignoreTLS: true,
  });
  return {
    close: () => transport.close(),
    send: async (text: string, n: number): Promise<AcknowledgedMail | number> => {
      const padding = n % 10 === 0 ? `\n${'（以下は控えです）\n'.repeat(4_000)}` : '';
      try {
        const info = await transport.sendMail({
          from: `customer${n}@example.com`,
          to: 'desk@example.jp',
          subject: `お問い合わせ ${n}`,
          text: `${text}${padding}`,
        });
        const arrivalId = /Recorded as (\S+)/.exec(info.response)?.[1];
        return arrivalId === undefined ? 250 : { arrivalId, text };
      } catch (error) {
        const code = (error as { responseCode?: number }).responseCode;
        if (code !== undefined) return code;
        throw error;
      }
    },
  };
}
