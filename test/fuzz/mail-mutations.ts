/** A repeatable stream of numbers (mulberry32): the same seed makes the same mutations on every machine. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** Whole number from 0 up to, not including, `below`. */
  roll(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % Math.max(1, below);
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.roll(list.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
}

type Mutation = (mail: Buffer, dice: Dice, other: Buffer) => Buffer;

const MAX_BYTES = 64 * 1024;
const CHARSETS = [
  'iso-2022-jp',
  'shift_jis',
  'euc-jp',
  'utf-8',
  'us-ascii',
  'gb2312',
  'big5',
  'utf-16',
  'utf-7',
  'koi8-r',
  'x',
  '',
];
const MEDIA_TYPES = [
  'text/plain',
  'text/html',
  'text/calendar',
  'text/rtf',
  'multipart/mixed; boundary="=_bnd"',
  'multipart/alternative',
  'message/rfc822',
  'application/pkcs7-mime; smime-type=signed-data',
  'application/ms-tnef',
  'application/zip',
];
const ENCODINGS = ['base64', 'quoted-printable', '7bit', '8bit', 'binary', 'x-uuencode'];
const SPICE = [
  '\x1b$B',
  '\x1b(B',
  '\x0e',
  '=?',
  '?=',
  '--',
  '"',
  '<',
  '>',
  '\0',
  '\r',
  '\n',
  '=',
  '\xff',
  '\x82',
  '&#x',
  '<!--',
  ';',
];

const MUTATIONS: readonly Mutation[] = [
  (mail, dice) => {
    const copy = Buffer.from(mail);
    for (let flips = 1 + dice.roll(8); flips > 0 && copy.length > 0; flips--) {
      const at = dice.roll(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << dice.roll(8));
    }
    return copy;
  },
  (mail, dice) => mail.subarray(0, dice.roll(mail.length)),
  (mail, dice) => {
    const from = dice.roll(mail.length);
    return Buffer.concat([mail.subarray(0, from), mail.subarray(from + dice.roll(200))]);
  },
  (mail, dice, other) =>
    Buffer.concat([mail.subarray(0, dice.roll(mail.length)), other.subarray(dice.roll(other.length))]),
  (mail, dice) => {
    const at = dice.roll(mail.length);
    const spice = Buffer.from(dice.pick(SPICE).repeat(1 + dice.roll(30)), 'latin1');
    return Buffer.concat([mail.subarray(0, at), spice, mail.subarray(at)]);
  },
  (mail, dice) => {
    const lines = mail.toString('latin1').split('\r\n');
    const line = dice.pick(lines);
    lines.splice(dice.roll(Math.min(12, lines.length)), 0, ...Array.from({ length: 1 + dice.roll(5) }, () => line));
    return Buffer.from(lines.join('\r\n'), 'latin1');
  },
  (mail, dice) => replaced(mail, /charset\s*=\s*"?[\w-]*"?/gi, () => `charset=${dice.pick(CHARSETS)}`),
  (mail, dice) => replaced(mail, /boundary\s*=\s*"?[^"\s;]*"?/gi, () => `boundary=${'b'.repeat(dice.roll(3))}`),
  (mail, dice) =>
    replaced(mail, /(?<=Content-Type: ?)[^;\r]*/gi, (old) => (dice.roll(2) === 0 ? dice.pick(MEDIA_TYPES) : old)),
  (mail, dice) => replaced(mail, /(?<=Content-Transfer-Encoding: ?)[^\r]*/gi, () => dice.pick(ENCODINGS)),
  (mail, dice) =>
    replaced(mail, /\r\n/g, (old) => (dice.roll(10) === 0 ? dice.pick(['\r', '\n', '\r\r\n', '', ' \r\n\t']) : old)),
  (mail, dice) => {
    const from = dice.roll(mail.length);
    const piece = mail.subarray(from, from + dice.roll(400));
    return Buffer.concat([
      mail.subarray(0, from),
      ...Array.from({ length: 2 + dice.roll(20) }, () => piece),
      mail.subarray(from),
    ]);
  },
];

function replaced(mail: Buffer, pattern: RegExp, by: (old: string) => string): Buffer {
  return Buffer.from(mail.toString('latin1').replace(pattern, by), 'latin1');
}

/** One mail damaged in one to four ways. The same arguments give the same bytes. */
export function mutate(mails: readonly Buffer[], seed: number): Buffer {
  const dice = new Dice(seed);
  let mail: Buffer = dice.pick(mails);
  for (let times = 1 + dice.roll(4); times > 0; times--) {
    mail = dice.pick(MUTATIONS)(mail, dice, dice.pick(mails)).subarray(0, MAX_BYTES);
  }
  return mail;
}
