import { LookPool } from '../look-pool.js';
import type { SentLook } from './sent-look.js';

const SAYING = { title: 'メール', language: 'ja', pictureOutside: '外部の画像', pictureMissing: '表示できない画像' };

export const mailOf = (html: string | Buffer, type = 'text/html; charset=utf-8', more = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`From: a@example.jp\r\nSubject: x\r\nContent-Type: ${type}\r\n${more}\r\n`),
    Buffer.from(html),
  ]);

// The sanitiser is tried where it runs: in its thread.
export const pool = new LookPool({ timeoutMs: 60_000 });
export const found = (mail: Buffer): Promise<SentLook | null> => pool.look(() => Promise.resolve(mail), SAYING);

export async function lookOf(mail: Buffer): Promise<SentLook> {
  const look = await found(mail);
  if (look === null) throw new Error('the mail has no HTML');
  return look;
}

export const bodyOf = (look: SentLook): string => /<body>(.*)<\/body>/s.exec(look.page)?.[1] ?? '';
export const seen = async (html: string): Promise<string> => bodyOf(await lookOf(mailOf(html)));
