import type { Random } from '../demo/random.js';

/** How a pair of the corpus came about, from nearly equal to hardly alike. */
export const CHANGES = ['same', 'retyped', 'misread', 'added', 'rewritten'] as const;
export type Change = (typeof CHANGES)[number];

const OPENINGS = [
  '先日、契約している回線について',
  '窓口にお願いしていた件ですが、',
  '今月の請求書を見たところ、',
  '昨夜、自宅の電話が鳴り、',
  '機種を変えてからというもの、',
  '係の方の説明では',
  '何度もお電話しましたが、',
  '家族の名義の番号について、',
  '店頭で手続きをした際に',
  'お知らせのはがきに',
];
const ENDINGS = [
  'とのことで、納得できません。',
  'ので、至急調べてください。',
  'と言われましたが、本当でしょうか。',
  'ままになっています。',
  'のはなぜでしょうか。',
  'ため、とても困っています。',
  'ことについて説明を求めます。',
  'ようです。折り返しご連絡ください。',
  'と聞いて驚きました。',
  'という対応には失望しました。',
];
const GREETING = '前略、いつもお世話になっております。以前にもお伝えした内容ですが、あらためて申し上げます。';
/** Letters by which invented matter is written; roughly as kana and kanji mix in a complaint. */
const LETTERS =
  'のにをはがでとしたまいてかなるっれすらりもこれさあうくつけよせそえおきちみめやゆわろねひふへほむぬばどごだじびぶ' +
  '電話料金請求契約番号店員説明返金解約通信料機種家族名義住所書類確認連絡設定端末画面担当回線変更工事住宅手続登録';

/** A text of about 150 letters in the manner of a complaint; matter invented, phrases shared with all the others. */
export function inventedText(random: Random): string {
  const sentence = (): string =>
    `${random.pick(OPENINGS)}${letters(random, random.between(12, 25))}${random.pick(ENDINGS)}`;
  return Array.from({ length: random.between(3, 5) }, sentence).join('');
}

/** The same matter told again. */
export function changed(text: string, change: Change, random: Random): string {
  switch (change) {
    case 'same':
      return text.replace(/。/g, '。\n').replace(/、/g, '，');
    case 'retyped':
      return noisy(text, 0.03, random);
    case 'misread':
      return noisy(text, 0.1, random);
    case 'added':
      return `${GREETING}${text}${inventedText(random).slice(0, 60)}`;
    case 'rewritten':
      return noisy(text, 0.2, random);
  }
}

function letters(random: Random, count: number): string {
  return Array.from({ length: count }, () => LETTERS.charAt(random.between(0, LETTERS.length - 1))).join('');
}

/** Each letter is replaced, left out or doubled with this probability, as by hand or by a reading machine. */
function noisy(text: string, share: number, random: Random): string {
  return [...text]
    .map((letter) => {
      if (!random.chance(share)) return letter;
      return [letters(random, 1), '', letter + letter][random.between(0, 2)] ?? letter;
    })
    .join('');
}
