import type { CharsetWorld } from './charset-score.js';
import { isDecodable } from './decoders.js';

/** Names that mean one of the encodings we tell apart. Carriers, old clients and form CGIs use all of these. */
const ALIASES: Readonly<Record<string, string>> = {
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-2004': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso2022-jp': 'iso-2022-jp',
  'iso-2022jp': 'iso-2022-jp',
  iso2022jp: 'iso-2022-jp',
  'iso_2022-jp': 'iso-2022-jp',
  csiso2022jp: 'iso-2022-jp',
  jis: 'iso-2022-jp',
  'x-jis': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp50222: 'iso-2022-jp',
  'windows-50220': 'iso-2022-jp',
  'windows-50221': 'iso-2022-jp',
  'shift-jis': 'shift_jis',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  's-jis': 'shift_jis',
  'x-sjis': 'shift_jis',
  'sjis-win': 'shift_jis',
  'sjis-docomo': 'shift_jis',
  'sjis-kddi': 'shift_jis',
  'sjis-softbank': 'shift_jis',
  'sjis-mobile#docomo': 'shift_jis',
  shift_jisx0213: 'shift_jis',
  'shift_jis-2004': 'shift_jis',
  cp932: 'shift_jis',
  'x-ms-cp932': 'shift_jis',
  'windows-932': 'shift_jis',
  ms932: 'shift_jis',
  ms_kanji: 'shift_jis',
  'windows-31j': 'shift_jis',
  cswindows31j: 'shift_jis',
  csshiftjis: 'shift_jis',
  'ms-kanji': 'shift_jis',
  'x-euc-jp': 'euc-jp',
  'x-euc': 'euc-jp',
  eucjp: 'euc-jp',
  euc_jp: 'euc-jp',
  ujis: 'euc-jp',
  cp51932: 'euc-jp',
  cp20932: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  'eucjp-win': 'euc-jp',
  'euc-jp-ms': 'euc-jp',
  cseucpkdfmtjapanese: 'euc-jp',
  utf8: 'utf-8',
  'utf-8n': 'utf-8',
  utf8mb4: 'utf-8',
  utf_8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  cp65001: 'utf-8',
  'utf8-mac': 'utf-8',
  'utf-8-mac': 'utf-8',
  cesu8: 'utf-8',
  'us-ascii': 'us-ascii',
  ascii: 'us-ascii',
  'ansi_x3.4-1968': 'us-ascii',
  'ansi_x3.4-1986': 'us-ascii',
  iso646us: 'us-ascii',
  '7bit': 'us-ascii',
  utf7: 'utf-7',
  'utf-7': 'utf-7',
  'unicode-1-1-utf-7': 'utf-7',
  'iso-2022-kr': 'iso-2022-kr',
  csiso2022kr: 'iso-2022-kr',
  'hz-gb-2312': 'hz-gb-2312',
  hz: 'hz-gb-2312',
  utf16: 'utf-16',
  'utf-16': 'utf-16',
  'ucs-2': 'utf-16',
  'iso-10646-ucs-2': 'utf-16',
  unicode: 'utf-16',
  cp936: 'gb18030',
  'windows-936': 'gb18030',
  'euc-cn': 'gb18030',
  euccn: 'gb18030',
  cp950: 'big5',
  'windows-950': 'big5',
  cp949: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  'iso-8859-8-i': 'iso-8859-8',
  cp1252: 'windows-1252',
  'x-unknown': '',
  unknown: '',
  'unknown-8bit': '',
  '8bit': '',
  default: '',
  none: '',
  binary: '',
  'x-user-defined': '',
  auto: '',
};

const WORLDS: readonly (readonly [RegExp, CharsetWorld])[] = [
  [/^(?:iso-2022-jp|shift_jis|euc-jp)$/, 'ja'],
  [/^(?:gb|hz)/, 'gb'],
  [/^big5/, 'big5'],
  [/^(?:euc-kr|iso-2022-kr)$/, 'kr'],
  [/^(?:utf|us-ascii|unknown)/, 'any'],
];

/** Our name of a labelled character set; '' when there is no label or one that says nothing we can use. */
export function charsetNamed(label: string): string {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  const ours = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? '') : name;
  if (ours === '') return '';
  if (KNOWN.has(ours)) return ours;
  return isDecodable(ours) ? canonical(ours) : '';
}

const KNOWN = new Set([
  'us-ascii',
  'utf-8',
  'iso-2022-jp',
  'shift_jis',
  'euc-jp',
  'utf-16',
  'utf-7',
  'iso-2022-kr',
  'hz-gb-2312',
]);

/** `gb2312` and `gbk` are read as gb18030, their superset; others keep the label they came under. */
function canonical(name: string): string {
  if (/^(?:gb|chinese|csgb|x-gbk)/.test(name)) return 'gb18030';
  if (/^(?:ks|korean|csks|windows-949)/.test(name)) return 'euc-kr';
  return name;
}

/** Which writing a character set (by our name) is made for. */
export function worldOf(charset: string): CharsetWorld {
  return WORLDS.find(([names]) => names.test(charset))?.[1] ?? 'byte';
}
