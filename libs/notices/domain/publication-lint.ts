/** Something in a text for publication that could tell who is affected, or that keeps people from finding out. */
export interface PublicationFinding {
  /** `address`, `phone`, `named-person`, `affected-name`, `number`, `no-hotline`, `empty`. */
  code: string;
}

const EMAIL = /[a-z0-9._+-]+@[a-z0-9.-]+/giu;
const PHONE = /(?:\+81[-\s]?|0)\d{1,4}[-\s()]{0,2}\d{1,4}[-\s)]{0,2}\d{3,4}/gu;
/** A name before 様, 氏 or さん; お客様 and the like name nobody. */
const NAMED =
  /(?<![\p{Script=Han}\p{Script=Katakana}])(?!お|皆|各|奥|神|王|仏)[\p{Script=Han}\p{Script=Katakana}ー]{2,8}[ 　]?(?:様|氏|さん)(?![\p{Script=Han}])/gu;
/** Groups by which people are addressed and that name nobody. */
const GROUPS = /^(?:お客|利用者|契約者|対象者|当事者|関係者|皆|各位|会員|該当者|加入者|被害者)[\s　]*(?:の?皆)?様?/u;
/** Long runs of digits: customer, line or account numbers. */
const NUMBER = /(?<!\d)\d{8,}(?!\d)/gu;
/** Shorter names would be found in any text. */
const SHORTEST_NAME = 2;

/**
 * What keeps a text from being published (公表): it must name nobody and give a way to ask.
 * @param names names of the affected persons for whom it is published; only compared, never answered
 */
export function lintPublication(
  publication: { text: string; hotline: string },
  names: readonly string[],
): PublicationFinding[] {
  const text = publication.text.normalize('NFKC');
  const hotline = publication.hotline.normalize('NFKC');
  const findings = new Set<string>();
  if (text.trim().length < 40) findings.add('empty');
  const ways = [...matches(hotline, EMAIL), ...matches(hotline, PHONE)];
  if (ways.length === 0) findings.add('no-hotline');
  const known = new Set(ways.map(bare));
  if (matches(text, EMAIL).some((found) => !known.has(bare(found)))) findings.add('address');
  const phones = matches(text, PHONE);
  if (phones.some((found) => !known.has(bare(found)))) findings.add('phone');
  if (matches(text, NUMBER).some((found) => !known.has(bare(found)) && !phones.includes(found))) findings.add('number');
  if (matches(text, NAMED).some((found) => !GROUPS.test(found))) findings.add('named-person');
  const folded = text.replace(/\s/g, '');
  const named = names.map((name) => name.normalize('NFKC').replace(/\s/g, ''));
  if (named.some((name) => name.length >= SHORTEST_NAME && folded.includes(name))) findings.add('affected-name');
  return [...findings].map((code) => ({ code }));
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[0]);
}

function bare(text: string): string {
  return text.replace(/[\s()-]/g, '').toLowerCase();
}
