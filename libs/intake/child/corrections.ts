/** Letters that look alike, corrected where the neighbours leave no doubt. Each rule replaces one character by one. */
interface LookAlike {
  from: RegExp;
  to: (found: string) => string;
}

const KATAKANA = 'ァ-ヴー';
const KANJI = '一-龠々';

const TO_KATAKANA: Readonly<Record<string, string>> = {
  ...{ へ: 'ヘ', べ: 'ベ', ぺ: 'ペ', り: 'リ', 口: 'ロ', 二: 'ニ', 力: 'カ', 夕: 'タ', 工: 'エ', 卜: 'ト', 八: 'ハ' },
  ...{ 才: 'オ', 千: 'チ', 三: 'ミ', 一: 'ー' },
};
const TO_KANJI: Readonly<Record<string, string>> = { ロ: '口', カ: '力', エ: '工', ニ: '二', ハ: '八', タ: '夕' };
const TO_HIRAGANA: Readonly<Record<string, string>> = { ヘ: 'へ', ベ: 'べ', ペ: 'ぺ', リ: 'り' };
const TO_DIGIT: Readonly<Record<string, string>> = { O: '0', o: '0', 〇: '0', l: '1', I: '1', '|': '1' };

const by = (table: Readonly<Record<string, string>>) => (found: string) => table[found] ?? found;
const oneOf = (table: Readonly<Record<string, string>>): string => `[${Object.keys(table).join('')}]`;

const RULES: readonly LookAlike[] = [
  { from: new RegExp(`(?<=[${KATAKANA}])${oneOf(TO_KATAKANA)}(?=[${KATAKANA}])`, 'gu'), to: by(TO_KATAKANA) },
  // A long-vowel mark at the end of a katakana word: センタ一の → センターの. No number follows and no other kanji.
  { from: new RegExp(`(?<=[ァ-ヴ]{2})一(?=[ぁ-ん、。)）」\\s]|$)`, 'gu'), to: () => 'ー' },
  { from: new RegExp(`(?<=[${KANJI}])${oneOf(TO_KANJI)}(?![${KATAKANA}])`, 'gu'), to: by(TO_KANJI) },
  { from: new RegExp(`(?<=[ぁ-ん])${oneOf(TO_HIRAGANA)}(?![${KATAKANA}])`, 'gu'), to: by(TO_HIRAGANA) },
  { from: /(?<=[ぁ-ん一-龠])[ヘ](?=[ぁ-ん一-龠、])/gu, to: by(TO_HIRAGANA) },
  { from: /(?<=\d[\d,.-]*)[Oo〇lI|](?=[\d,.円-])/gu, to: by(TO_DIGIT) },
  { from: /(?<=\d)[ー一―](?=\d)/gu, to: () => '-' },
];

/** The words of one line with look-alikes corrected; lengths stay as they are. */
export function correctLine(words: readonly string[]): string[] {
  let line = words.join('');
  for (const { from, to } of RULES) line = line.replace(from, to);
  let at = 0;
  return words.map((word) => {
    at += word.length;
    return line.slice(at - word.length, at);
  });
}
