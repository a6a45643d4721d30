/** Ways in which texts reach a desk that nobody would have typed so. Deterministic: the seed decides every error. */

/** A generator of numbers in 0..1 (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What scanners make of a character; those that stand in no group become another character of the same kind. */
const CONFUSED = [
  ...[
    '一ー―-',
    '二ニ',
    '口ロ',
    '夕タ',
    '力カ',
    '工エ',
    '卜ト',
    '八ハ',
    '日曰',
    '未末',
    '己已',
    '土士',
    '人入',
    '千干',
    '大犬太',
  ],
  ...[
    '間聞問',
    '電雷',
    '話詰',
    '待侍',
    '信倍',
    '着看',
    '請講',
    '録緑',
    'はばぱ',
    'へべぺ',
    'てで',
    'とど',
    'かが',
    'きぎ',
    'しレ',
    'りリ',
  ],
  ...['つっ', 'やゃ', 'ゆゅ', 'よょ', 'ソン', 'シツ', 'l1I', 'O0o', 'S5', 'B8', 'ec', 'nr'],
];

const PARTNERS = new Map<string, string>();
for (const group of CONFUSED) for (const mark of group) PARTNERS.set(mark, group.replace(mark, ''));

function pick(from: string, random: () => number): string {
  const marks = Array.from(from);
  return marks[Math.floor(random() * marks.length)] ?? '';
}

/** Another character as a scanner may read it: a look-alike, or a neighbour in the code chart. */
function misread(mark: string, random: () => number): string {
  const partners = PARTNERS.get(mark);
  if (partners !== undefined) return pick(partners, random);
  const code = mark.codePointAt(0) ?? 0;
  return String.fromCodePoint(code + (random() < 0.5 && code > 1 ? -1 : 1));
}

/** Errors at the given share of characters: four of five misread, the rest lost or doubled. */
export function scanned(text: string, share: number, random: () => number): string {
  return Array.from(text)
    .map((mark) => {
      if (/\s/.test(mark) || random() >= share) return mark;
      const kind = random();
      if (kind < 0.8) return misread(mark, random);
      return kind < 0.9 ? '' : mark + mark;
    })
    .join('');
}

const HALF_KANA =
  'ｧｱｨｲｩｳｪｴｫｵｶｶﾞｷｷﾞｸｸﾞｹｹﾞｺｺﾞｻｻﾞｼｼﾞｽｽﾞｾｾﾞｿｿﾞﾀﾀﾞﾁﾁﾞｯﾂﾂﾞﾃﾃﾞﾄﾄﾞﾅﾆﾇﾈﾉﾊﾊﾞﾊﾟﾋﾋﾞﾋﾟﾌﾌﾞﾌﾟﾍﾍﾞﾍﾟﾎﾎﾞﾎﾟﾏﾐﾑﾒﾓｬﾔｭﾕｮﾖﾗﾘﾙﾚﾛ'.match(
    /.[ﾞﾟ]?/gu,
  ) ?? [];

/** Katakana to half width, letters and digits to full width, each with an even chance. */
export function mixedWidth(text: string, random: () => number): string {
  return Array.from(text)
    .map((mark) => {
      const code = mark.charCodeAt(0);
      if (random() < 0.5) return mark;
      if (code >= 0x30a1 && code <= 0x30ed) return HALF_KANA[code - 0x30a1] ?? mark;
      return code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : mark;
    })
    .join('');
}

/** A space after one character in three, as layout and scanners leave them. */
export function spaced(text: string, random: () => number): string {
  return Array.from(text)
    .map((mark) => (random() < 1 / 3 ? `${mark} ` : mark))
    .join('');
}

/** The text as an earlier mail, under a few lines about something else, with a signature. */
export function quotedUnder(text: string): string {
  const quoted = text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  return `お世話になっております。\n先日お送りした件、まだお返事をいただいておりません。\n\n${quoted}\n\n--\n株式会社みなと商店 総務\nTEL 03-0000-0000`;
}

/** The text in the middle of others until the whole has so many characters. */
export function buried(
  text: string,
  others: readonly string[],
  { length, at }: { length: number; at: number },
): string {
  const around: string[] = [];
  let size = text.length;
  for (let k = at; size < length && others.length > 0; k += 1) {
    const one = others[k % others.length] ?? '';
    around.push(one);
    size += one.length + 1;
  }
  const half = Math.floor(around.length / 2);
  return [...around.slice(0, half), text, ...around.slice(half)].join('\n').slice(0, Math.max(length, text.length));
}
