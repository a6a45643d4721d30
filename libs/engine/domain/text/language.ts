/** Languages that are told apart; `und` when a text has no letters. */
export const LANGUAGES = ['ja', 'en', 'zh', 'ko', 'vi', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number] | 'und';

/** Of a longer text the beginning decides. */
const SAMPLE = 20_000;
/** One Japanese or Korean character weighs as much as so many Latin letters: a letter may quote a few English lines. */
const LETTERS_A_CHARACTER = 5;

/** Characters of modern Chinese that Japanese does not write, and the commonest words that it does not use so. */
const CHINESE =
  /[们这没还给请说您你她吗呢吧么为关电话码户费时间过经让该样对应开发现场问题东车马长门见贝页风飞鱼鸟齐龙龟這們沒說妳嗎與號麼裡啦寫邊聽轉變隱]/g;
/** Kanji that only Japan writes so. */
const JAPANESE = /[込働辻峠円図対応広売読変発気帰県検験済総経続絵芸権単巣営厳戦択拠処両浜拝辺畑歩毎様択姫剤斉繰]/g;
const VIETNAMESE = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/g;
const PORTUGUESE = /[ãõçÃÕÇ]/g;

const WORDS = {
  en: 'the and to of is was my your it that this in for on with have has had not you are be please they from when at i',
  pt: 'de do da que não nao para com uma um meu minha os as em no na se por mas ela ele foi isso está esta sem vocês voces eu',
  vi: 'tôi toi của cua và va là la không khong có co cho người nguoi này nay đã da với voi được duoc cũng thì thi bị bi gọi goi',
} as const;

const WORD_OF = new Map<string, Set<keyof typeof WORDS>>();
for (const [language, words] of Object.entries(WORDS) as [keyof typeof WORDS, string][]) {
  for (const word of words.split(' ')) WORD_OF.set(word, (WORD_OF.get(word) ?? new Set()).add(language));
}

/**
 * The language of a text without a label, by script and, among Latin letters, by accents and the commonest words.
 * Han alone is Chinese when it has characters that Japanese does not write, Japanese otherwise (this is a desk in Japan).
 * Measured in docs/triage.md.
 */
export function languageOf(text: string): Language {
  const sample = text.slice(0, SAMPLE);
  const count = (letters: RegExp): number => (sample.match(letters) ?? []).length;
  const kana = count(/[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]/g);
  const hangul = count(/[\uac00-\ud7af\u1100-\u11ff\u3131-\u318e]/g);
  const han = count(/[\u3400-\u9fff]/g);
  const latin = count(/[A-Za-zÀ-ɏ\u1e00-\u1eff]/g);
  const eastern = kana + hangul + han;
  if (eastern * LETTERS_A_CHARACTER >= latin && eastern > 0) {
    if (hangul > kana && hangul * 2 > han) return 'ko';
    const hiragana = count(/[\u3041-\u3096]/g);
    return isChinese({ kana, hiragana, han }, count(CHINESE) - count(JAPANESE)) ? 'zh' : 'ja';
  }
  return latin === 0 ? 'und' : latinLanguage(sample, latin, { vi: count(VIETNAMESE), pt: count(PORTUGUESE) });
}

/** Hiragana makes up a third and more of Japanese; a Chinese note may still name 「マイページ」. */
function isChinese(
  { kana, hiragana, han }: Readonly<Record<'kana' | 'hiragana' | 'han', number>>,
  chinese: number,
): boolean {
  if (kana === 0) return chinese > 0 || han > 40;
  return hiragana < han * 0.1 && chinese > han * 0.05;
}

function latinLanguage(sample: string, latin: number, marks: { vi: number; pt: number }): 'en' | 'vi' | 'pt' {
  const words = { en: 0, pt: 0, vi: 0 };
  for (const word of sample.toLowerCase().match(/[\p{L}]+/gu) ?? []) {
    for (const language of WORD_OF.get(word) ?? []) words[language] += 1;
  }
  if (marks.vi > latin * 0.02) return 'vi';
  const pt = words.pt + marks.pt;
  const vi = words.vi + marks.vi;
  if (vi > words.en && vi > pt) return 'vi';
  return pt > words.en ? 'pt' : 'en';
}
