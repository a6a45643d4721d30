import Encoding from 'encoding-japanese';
import sharp from 'sharp';
import { demoTexts } from '../demo/demo-texts.js';
import { Random } from '../demo/random.js';

/** A mail to be sent, with its envelope sender. */
export interface BenchMail {
  from: string;
  raw: Buffer;
  jis: boolean;
  picture: boolean;
}

const DOMAIN = 'example.net';
/** Shares of the stated mix. */
const JIS_SHARE = 0.25;
const PICTURE_SHARE = 0.05;
const PICTURE_BYTES = 20_000;
const MIN_BYTES = 300;
const MAX_BYTES = 900;

/** Mails of the stated mix, every one from another person; `run` keeps Message-IDs of runs apart. */
export async function benchMails(count: number, run: string): Promise<BenchMail[]> {
  const random = new Random(7);
  const texts = demoTexts().filter((text) => text.lang === 'ja');
  const picture = (await noisyPicture()).toString('base64').replace(/.{76}/g, '$&\r\n');
  return Array.from({ length: count }, (_, i) => {
    const jis = random.next() < JIS_SHARE;
    const withPicture = random.next() < PICTURE_SHARE;
    const from = `person-${run}-${String(i)}@${DOMAIN}`;
    const head = [
      `From: <${from}>`,
      'To: <madoguchi@example.jp>',
      `Message-ID: <${run}-${String(i)}@${DOMAIN}>`,
      'Date: Wed, 25 Nov 2026 10:00:00 +0900',
      `Subject: ${subject(`お問い合わせ ${String(i)}`, jis)}`,
      'MIME-Version: 1.0',
    ];
    const room = random.between(MIN_BYTES, MAX_BYTES) - head.join('\r\n').length - 100;
    const body = bodyOf(texts[i % texts.length]?.text ?? '。', Math.max(60, room), jis);
    return {
      from,
      jis,
      picture: withPicture,
      raw: assemble(head, body, { jis, picture: withPicture ? picture : null }),
    };
  });
}

function assemble(head: string[], body: Buffer, o: { jis: boolean; picture: string | null }): Buffer {
  const type = o.jis
    ? ['Content-Type: text/plain; charset=ISO-2022-JP', 'Content-Transfer-Encoding: 7bit']
    : ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'];
  if (o.picture === null) return Buffer.concat([lines([...head, ...type, '', '']), body, lines(['', ''])]);
  return Buffer.concat([
    lines([...head, 'Content-Type: multipart/mixed; boundary="b1"', '', '--b1', ...type, '', '']),
    body,
    lines([
      ...['', '--b1', 'Content-Type: image/jpeg; name="photo.jpg"', 'Content-Transfer-Encoding: base64'],
      ...['Content-Disposition: attachment; filename="photo.jpg"', '', o.picture, '--b1--', ''],
    ]),
  ]);
}

function lines(all: readonly string[]): Buffer {
  return Buffer.from(all.join('\r\n'), 'latin1');
}

function subject(text: string, jis: boolean): string {
  return jis
    ? `=?ISO-2022-JP?B?${toJis(text).toString('base64')}?=`
    : `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}

function bodyOf(text: string, bytes: number, jis: boolean): Buffer {
  let cut = text;
  const encode = (plain: string): Buffer => (jis ? toJis(plain) : Buffer.from(plain, 'utf8'));
  while (cut.length > 10 && encode(cut).length > bytes) cut = cut.slice(0, -5);
  return encode(cut);
}

function toJis(text: string): Buffer {
  return Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to: 'JIS', from: 'UNICODE' }));
}

/** A photograph of about 20 kB in which there is nothing to read but specks. */
async function noisyPicture(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 200, sigma: 12 } as const;
  const base = sharp({ create: { width: 480, height: 640, channels: 3, background: '#dddddd', noise } });
  let best = Buffer.alloc(0);
  for (let quality = 90; quality >= 10; quality -= 5) {
    best = await base.clone().jpeg({ quality }).toBuffer();
    if (best.length <= PICTURE_BYTES) break;
  }
  return best;
}
