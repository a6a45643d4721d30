import type { Contact } from '#complaints';
import type { Random } from '../demo/random.js';
import { inventedText } from './siblings-corpus.js';

/** Kinds of questions that are asked, from one that finds one complaint to one that finds nearly all. */
export const QUESTION_KINDS = [
  'phone',
  'phone-end',
  'name',
  'mail',
  'phrase',
  'two-words',
  'two-letters',
  'one-letter',
  'nothing',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** An invented complaint of the measurement. */
export interface Told {
  text: string;
  contact: Contact;
}

const SURNAMES = '青葉 若草 朝霧 夕凪 白波 紅葉 深雪 春日野 月影 花岡 水無月 星野川 風間本 雲井 霧島田 雪村'.split(' ');
const GIVEN = '一郎 花子 次郎 桃子 三郎 梅子 四郎 桜 五郎 楓 健 葵 誠 澪 実 凛'.split(' ');

/** Complaint number `n`: its number and address are its own, its name is one of some hundreds. */
export function told(n: number, random: Random): Told {
  const digits = String(n).padStart(6, '0');
  return {
    text: inventedText(random),
    contact: {
      name: `${random.pick(SURNAMES)} ${random.pick(GIVEN)}`,
      phone: `090-0${digits.slice(0, 3)}-0${digits.slice(3)}`,
      email: `user${digits}@example.jp`,
    },
  };
}

/** A question of a kind about one of the complaints. */
export function questionOf(kind: QuestionKind, { text, contact }: Told, random: Random): string {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '');
  const at = random.between(0, Math.max(0, plain.length - 12));
  const phone = contact.phone ?? '';
  switch (kind) {
    case 'phone':
      return random.pick([phone, `+81 ${phone.slice(1).replace(/-/g, ' ')}`, phone.replace(/-/g, '')]);
    case 'phone-end':
      return phone.slice(-4);
    case 'name':
      return contact.name ?? '';
    case 'mail':
      return contact.email ?? '';
    case 'phrase':
      return plain.slice(at, at + 8);
    case 'two-words':
      return `${plain.slice(at, at + 3)} ${plain.slice(-4, -1)}`;
    case 'two-letters':
      return plain.slice(at, at + 2);
    case 'one-letter':
      return plain.slice(at, at + 1);
    case 'nothing':
      return '鯨飲馬食';
  }
}
