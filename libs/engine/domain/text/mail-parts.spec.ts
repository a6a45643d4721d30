import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displaySentences } from './display-sentences.js';
import { blanked, mailParts } from './mail-parts.js';

function partsOf(text: string): { quoted: string[]; signature: string[] } {
  const { quoted, signature } = mailParts(text);
  const words = (spans: readonly { start: number; end: number }[]): string[] =>
    spans.map(({ start, end }) => text.slice(start, end).trim());
  return { quoted: words(quoted), signature: words(signature) };
}

describe('quoted mail', () => {
  it('is found by its marks, between the writer’s own words', () => {
    const text =
      'ご回答を拝見しました。\n> 影響はございません。\n> 以上です。\n影響はありました。\n> よろしくお願いします。\nよろしくありません。';
    expect(partsOf(text).quoted).toEqual(['> 影響はございません。\n> 以上です。', '> よろしくお願いします。']);
  });

  it.each([
    ['-----Original Message-----'],
    ['On Mon, 2 Nov 2026 at 10:00, Desk <desk@example.jp> wrote:'],
    ['2026年11月2日(月) 10:00 お客様窓口 <desk@example.jp>のメール:'],
    ['差出人: お客様窓口\n日時: 2026年11月2日\n件名: ご回答'],
  ])('begins at %s', (head) => {
    const earlier = `${head}\n以前のメールの本文です。`;
    expect(partsOf(`まだ直っていません。\n\n${earlier}`).quoted).toEqual([earlier]);
  });

  it('is nothing in a text without one', () => {
    expect(partsOf('件名: 解約について\n解約したいです。\n値段は10,000円 > 8,000円になりますか。').quoted).toEqual([]);
  });
});

describe('a signature', () => {
  it.each([
    ['after two dashes', '--\n伏見小路産業　情報係'],
    ['after a rule', '━━━━━━━━\n株式会社みなと 秘書室\nTEL 03-0000-0000\n━━━━━━━━'],
    ['without a mark', '株式会社みなと 秘書室\n〒000-0000 東京都\nTEL 03-0000-0000'],
    [
      'with a notice of confidentiality',
      '本メールには機密情報が含まれます。誤って受信された場合は、開かずに削除し、ご連絡ください。',
    ],
  ])('is found %s', (_, signature) => {
    expect(partsOf(`お世話になります。\n請求書が届きません。\n\n${signature}`).signature.join('\n')).toContain(
      signature.split('\n')[1] ?? signature,
    );
  });

  it('is not what the writer has to say after a rule', () => {
    expect(partsOf('お尋ねします。\n━━━━━━\n電話の内容を店の人が知っていました。').signature).toEqual([]);
  });

  it('is not a complaint about a mail that came by mistake', () => {
    expect(
      partsOf('お世話になります。\nこのメールは誤って届いたので削除しました。\n宛先を直してください。').signature,
    ).toEqual([]);
  });
});

describe('taking a text apart', () => {
  const anything = fc.array(
    fc.constantFrom(
      '> ',
      '--',
      '\n',
      '━━━━',
      'あ。',
      'TEL 03-0000-0000',
      '「',
      '」',
      ' ',
      '差出人: x',
      '. ',
      'a',
      '\ud800',
    ),
    { maxLength: 60 },
  );

  it('keeps every character in its place and never throws', () => {
    fc.assert(
      fc.property(anything, (parts) => {
        const text = parts.join('');
        const { quoted, signature } = mailParts(text);
        expect(blanked(text, quoted)).toHaveLength(text.length);
        expect(blanked(text, signature)).toHaveLength(text.length);
      }),
    );
  });

  it('cuts sentences that hold every letter once, in order', () => {
    fc.assert(
      fc.property(anything, (parts) => {
        const text = parts.join('');
        const sentences = displaySentences(text);
        const letters = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, '');
        expect(sentences.map(({ start, end }) => letters(text.slice(start, end))).join('')).toBe(letters(text));
        expect(sentences.every(({ start, end }) => end - start <= 180)).toBe(true);
      }),
    );
  });

  it('keeps a quotation with the words around it', () => {
    const text = '店の人に「昨日の夜、三回かけましたね。」と言われました。怖いです。';
    expect(displaySentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '店の人に「昨日の夜、三回かけましたね。」と言われました。',
      '怖いです。',
    ]);
  });
});

describe('what is no signature', () => {
  it('is a list of what happened, even where it names telephone and mobile', () => {
    const text =
      '料金プランについてお店で説明を受けた者です。\n元夫が私の携帯の通話履歴を見ていた\n電話の相手も全部知っていた\nどこから漏れたのか';
    expect(mailParts(text).signature).toEqual([]);
  });

  it('is a complaint about the secrecy of a mail that asks not to delete anything', () => {
    const text =
      'お世話になります。\nこのメールの件ですが、通信の秘密が侵されています。調査しない場合は総務省に相談します。履歴を削除しないでください。';
    expect(mailParts(text).signature).toEqual([]);
  });

  it('is told in time that does not grow with one long line', () => {
    const hostile = `x\n${'本メール機密場合'.repeat(25_000)}`;
    // Two hundred thousand characters took most of a minute; the test run's own limit of time fails it then.
    expect(mailParts(hostile).signature).toEqual([]);
  }, 10_000);
});
