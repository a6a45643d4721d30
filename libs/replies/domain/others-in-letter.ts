import { normaliseFor, normalisePhone } from '#complaints';
import { ownsStretch, sharedStretches, type Stretch } from './shared-text.js';
import type { Letter, Place } from './letter-text.js';

/** What of somebody else, or secret, a letter may carry. */
export const FINDING_KINDS = [
  'phone',
  'email',
  'address',
  'slip',
  'name',
  'call-record',
  'secret',
  'shared-text',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A place in a letter that a person has to look at before it goes out. */
export interface Finding extends Place {
  kind: FindingKind;
  /** The words found: content. */
  text: string;
  /** Numbers and addresses in the form in which they are looked up; null for the others. */
  value: string | null;
  /** `told`: the complainant wrote it. `other-case`: it is somebody's in another case. */
  known: 'told' | 'other-case' | null;
}

/** What a letter is compared with. */
export interface LetterContext {
  /** The complainant and who speaks for them. */
  names: readonly string[];
  phones: readonly string[];
  emails: readonly string[];
  addresses: readonly string[];
  slipNumber: string;
  /** What the complainant wrote. */
  told: string;
  /** What others wrote: mail that the complainant quoted, cases that belong to this one. */
  others: readonly string[];
  /** Telephone numbers and addresses of our own, in whatever text they stand. */
  own: string;
}

const DIGITS = '0-9０-９';
const PHONE = new RegExp(
  `(?<![${DIGITS}])(?:[+＋]|[(（]?[0０])[${DIGITS}\\-‐‑‒–—―−ー－() （）　]{7,16}[${DIGITS}]`,
  'g',
);
const EMAIL = /[\w.+＋-]{1,64}[@＠][\w－-]{1,63}(?:[.．][\w-]{2,63}){1,4}/g;
const SLIP = new RegExp(
  `(?<![${DIGITS}])[${DIGITS}]{4}[-－ー‐−][${DIGITS}]{2}[-－ー‐−][${DIGITS}]{6}(?![${DIGITS}])`,
  'g',
);
const POSTAL =
  /〒\s?[0-9０-９]{3}[-－ー‐−]?[0-9０-９]{4}|[\p{Script=Han}]{1,3}[都道府県][^\s、。]{1,12}[市区町村郡][^\n、。]{1,20}?[0-9０-９一二三四五六七八九十]{1,4}(?:丁目|番|-|－|−)/gu;
const NAME =
  /([\p{Script=Han}々ヶ]{1,8}(?:[ 　][\p{Script=Han}々ヶ\p{Script=Hiragana}]{1,5})?|[ァ-ヴー]{2,10}(?:[ 　・][ァ-ヴー]{2,10})?)\s?(?:様|さま|さん|氏)(?!子|々)|\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s([A-Z]\p{L}+(?:\s[A-Z]\p{L}+)?)/gu;
/** Words before 様 that name nobody. */
const NOBODY =
  /^(?:客|皆|各位|仕|同|多|模|有|一|異|各|貴|神|何|王|家族|相手|先方|本人|御本人|契約者|申出者|申告者|名義人|名義|利用者|担当者|担当|代理人|関係者|該当者|社員|奥|旦那|主人|母|父|姉|兄|妹|弟|息子|娘|祖母|祖父|皆皆|店員|隣)$/;
const BEFORE_NAME = /^(?:申出者|契約者|担当者|担当|弊社|当社|名義人|利用者|代理人|株式会社)/;
const CALL_LINE =
  /(?:[0-9０-９]{1,2}\s?[時:：]\s?[0-9０-９]{0,2}).{0,40}?(?:発信|着信|通話(?!料|品質|プラン)|SMS|ＳＭＳ|ショートメッセージ|送信先|通信先|接続先|発信先|通話先)|(?:発信|着信|通話(?!料|品質|プラン)|SMS|ＳＭＳ|ショートメッセージ|送信先|通信先|接続先|発信先|通話先).{0,40}?(?:[0-9０-９]{1,2}\s?[時:：]\s?[0-9０-９]{0,2})|\b(?:called|call (?:to|from)|text(?:ed)?|message (?:to|from))\b.{0,40}\b\d{1,2}[:.]\d{2}\b/gi;
const SECRET =
  /(?:暗証番号|パスワード|ネットワーク暗証|PUK|password|passcode|PIN)\s?(?:は|が|:|：|=|＝|「|is)\s?[「『"]?[\w!-~]{4,}/gi;
/** Wide letters and odd spaces, each of which has a narrow form of its own length: places stay where they are. */
const WIDE = /[\uff01-\uff5e\u3000\u00a0\u2000-\u200a\u202f]/g;
const CARD = /(?<!\d)(?:\d[ -]?){13,18}\d(?!\d)/g;

/** Every place where a letter may carry what is not the complainant's to know. Places do not overlap. */
export function othersInLetter(letter: Letter, context: LetterContext): Finding[] {
  return (['subject', 'text'] as const).flatMap((part) => {
    const found = inPart(letter[part], context).map((each) => ({ ...each, pointer: `/${part}` as const }));
    return apart(found).sort((a, b) => a.start - b.start);
  });
}

/** Whether a person has to say that they looked at it: what the complainant told us themselves is only shown. */
export function needsWord({ kind, known }: Finding): boolean {
  return known !== 'told' || kind === 'secret' || kind === 'call-record';
}

type Found = Omit<Finding, 'pointer'>;

function inPart(text: string, context: LetterContext): Found[] {
  return [
    ...secrets(text),
    ...callLines(text),
    ...emails(text, context),
    ...slips(text, context),
    ...phones(text, context),
    ...addresses(text, context),
    ...names(text, context),
    ...shared(text, context),
  ];
}

function found(kind: FindingKind, match: { index: number; 0: string }, value: string | null = null): Found {
  return { kind, start: match.index, end: match.index + match[0].length, text: match[0], value, known: null };
}

function told(each: Found, context: LetterContext, as: (text: string) => string | null): Found {
  const tokens = context.told.match(each.kind === 'phone' ? PHONE : EMAIL) ?? [];
  return tokens.some((token) => as(token) === each.value) ? { ...each, known: 'told' } : each;
}

function phones(text: string, context: LetterContext): Found[] {
  const ours = new Set([...(context.own.match(PHONE) ?? []), ...context.phones].map((each) => normalisePhone(each)));
  return [...text.matchAll(PHONE)].flatMap((match) => {
    const value = normalisePhone(match[0]);
    if (value === null || ours.has(value) || value.replace(/\D/g, '').length < 9) return [];
    return [told(found('phone', match, value), context, normalisePhone)];
  });
}

function emails(text: string, context: LetterContext): Found[] {
  const as = (address: string) => normaliseFor('email', address);
  const ours = new Set([...(context.own.match(EMAIL) ?? []), ...context.emails].map(as));
  return [...text.matchAll(EMAIL)].flatMap((match) => {
    const value = as(match[0]);
    return value === null || ours.has(value) ? [] : [told(found('email', match, value), context, as)];
  });
}

function slips(text: string, { slipNumber }: LetterContext): Found[] {
  return [...text.matchAll(SLIP)].flatMap((match) => {
    const value = normaliseFor('slip', match[0]);
    return value === slipNumber ? [] : [found('slip', match, value)];
  });
}

function addresses(text: string, context: LetterContext): Found[] {
  const squeeze = (each: string) => each.normalize('NFKC').replace(/[\s-]/g, '');
  const [own, said] = [squeeze([...context.addresses, context.own].join('\n')), squeeze(context.told)];
  return [...text.matchAll(POSTAL)].flatMap((match) => {
    const plain = squeeze(match[0]).replace(/^〒/, '');
    if (own.includes(plain)) return [];
    return [{ ...found('address', match), known: said.includes(plain) ? ('told' as const) : null }];
  });
}

function names(text: string, context: LetterContext): Found[] {
  const fold = (name: string) => normaliseFor('name', name) ?? '';
  const own = context.names.map(fold).filter((name) => name !== '');
  const said = fold(context.told);
  return [...text.matchAll(NAME)].flatMap((match) => {
    const whole = match[1] ?? match[2] ?? '';
    const name = whole.replace(BEFORE_NAME, '');
    if (name === '' || NOBODY.test(name) || /[おご御]$/.test(text.slice(0, match.index))) return [];
    const folded = fold(name);
    if (own.some((mine) => mine.startsWith(folded) || mine.endsWith(folded) || folded.endsWith(mine))) return [];
    return [{ ...found('name', match), known: said.includes(folded) ? ('told' as const) : null }];
  });
}

function callLines(text: string): Found[] {
  return [...text.matchAll(CALL_LINE)].map((match) => found('call-record', match));
}

function secrets(text: string): Found[] {
  const narrow = text.replace(WIDE, (letter) => letter.normalize('NFKC'));
  const cards = [...narrow.matchAll(CARD)].filter(([digits]) => isCard(digits));
  const asWritten = cards.map(({ index, 0: { length } }) => ({ index, 0: text.slice(index, index + length) }));
  return [...[...text.matchAll(SECRET)], ...asWritten].map((match) => found('secret', match));
}

/** Luhn's sum, which every payment card keeps. */
function isCard(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((all, digit, at) => all + (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return digits.length >= 14 && digits.length <= 19 && sum % 10 === 0;
}

function shared(text: string, { others, told: own }: LetterContext): Found[] {
  const stretches: Stretch[] = others.flatMap((other) => sharedStretches(text, other));
  return stretches
    .filter((stretch) => !ownsStretch(own, text.slice(stretch.start, stretch.end)))
    .map(({ start, end }) => found('shared-text', { index: start, 0: text.slice(start, end) }));
}

/** The first of those that overlap stays: they come in the order of what they tell. */
function apart<T extends { start: number; end: number }>(all: readonly T[]): T[] {
  const kept: T[] = [];
  for (const each of all) if (!kept.some((other) => each.start < other.end && other.start < each.end)) kept.push(each);
  return kept;
}
