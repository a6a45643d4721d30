import { describe, expect, it } from '@jest/globals';
import { correctLine } from './corrections.js';
import { agreedFacts } from './facts.js';
import type { OcrWord } from './messages.js';
import type { OcrEngine, Script } from './ocr-engine.port.js';
import { readTheRightWay } from './orientation.js';
import type { PreparedPage } from './prepare-page.js';
import { hasPatchCode, isCoverSheet, isSeparatorText } from './sheets.js';
import type { OcrReading } from './tsv.js';

const WIDTH = 800;
const HEIGHT = 1000;

function blankPage(): PreparedPage {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  return { data, width: WIDTH, height: HEIGHT, x: 100, y: 100, bilevel: false, noisy: false };
}

function bar(page: PreparedPage, top: number, height: number): void {
  page.data.fill(0, top * WIDTH, (top + height) * WIDTH);
}

function reading(lines: string[][], confidence: number): OcrReading {
  const words: OcrWord[] = [];
  const indices = lines.map((line, row) =>
    line.map((text, n) => {
      words.push({ text, confidence, left: 50 + n * 60, top: 100 + row * 40, width: 50, height: 20 });
      return words.length - 1;
    }),
  );
  return { text: lines.map((line) => line.join('')).join('\n'), words, lines: indices, confidence };
}

/** An engine that answers by rule and notes what it was asked. */
class ScriptedEngine implements OcrEngine {
  readonly name = 'scripted';
  readonly asked: { script: Script; width: number; height: number; marked: boolean }[] = [];
  private readonly rule: (script: Script, marked: boolean) => OcrReading;

  constructor(rule: (script: Script, marked: boolean) => OcrReading) {
    this.rule = rule;
  }

  recognise(page: PreparedPage, script: Script): Promise<OcrReading> {
    const marked = isDarkTopLeft(page);
    this.asked.push({ script, width: page.width, height: page.height, marked });
    return Promise.resolve(this.rule(script, marked));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The pages of these tests bear a block in one corner, so that the engine can see how they lie. */
function isDarkTopLeft(page: PreparedPage): boolean {
  return page.data[5 * page.width + 5] === 0;
}

function pageMarkedAt(corner: 'top left' | 'bottom right'): PreparedPage {
  const page = blankPage();
  for (let y = 0; y < 500; y++) {
    for (let x = 0; x < 400; x++) {
      const at = corner === 'top left' ? y * WIDTH + x : (HEIGHT - 1 - y) * WIDTH + (WIDTH - 1 - x);
      page.data[at] = 0;
    }
  }
  return page;
}

describe('the way a page lies', () => {
  it('is not tried out when the page reads well', async () => {
    const engine = new ScriptedEngine(() => reading([['苦情']], 90));

    expect((await readTheRightWay(pageMarkedAt('top left'), engine)).orientation).toBe('upright');
    expect(engine.asked).toHaveLength(1);
  });

  it('is found on strips, and only the better way is read whole', async () => {
    const engine = new ScriptedEngine((script, marked) =>
      reading([['苦情']], script === 'horizontal' && marked ? 92 : 30),
    );
    const found = await readTheRightWay(pageMarkedAt('bottom right'), engine);

    expect(found.orientation).toBe('rotated-180');
    expect(found.reading.confidence).toBe(92);
    expect(engine.asked.filter(({ width, height }) => width * height > (WIDTH * HEIGHT) / 2)).toHaveLength(2);
  });

  it('stays upright when no way reads better', async () => {
    const engine = new ScriptedEngine(() => reading([['苦情']], 40));

    expect((await readTheRightWay(pageMarkedAt('top left'), engine)).orientation).toBe('upright');
    expect(engine.asked.filter(({ width, height }) => width * height > (WIDTH * HEIGHT) / 2)).toHaveLength(1);
  });

  it('takes the sending machine’s line of a page written downwards from the level reading', async () => {
    const header: OcrWord = { text: '048-645-1283', confidence: 90, left: 50, top: 20, width: 200, height: 20 };
    const engine = new ScriptedEngine((script) => {
      if (script === 'vertical') return reading([['縦書きの手紙']], 88);
      const rest = reading([['乱れ', 'た文字', 'ばかりの長い行']], 30);
      return { ...rest, words: [...rest.words, header], lines: [...rest.lines, [rest.words.length]] };
    });
    const found = await readTheRightWay(pageMarkedAt('top left'), engine);

    expect(found.orientation).toBe('vertical');
    expect(found.reading.text).toBe('048-645-1283\n\n縦書きの手紙');
  });
});

describe('particulars of a page', () => {
  const lines = [
    ['TEL', '03-1234-', '5678'],
    ['8,640', '円を', '11月27日', 'までに'],
    ['番号', 'A20261108-00417', '宛先', 'taro@example.jp'],
  ];
  const turned = { reading: reading(lines, 90), orientation: 'upright' as const, page: blankPage() };

  it('are found with their words, and agreed when a second reading of the place gives the same', async () => {
    const second = reading([['03-1234-5678'], ['8,640円'], ['11月21日'], ['A20261108-00417taro@example.jp']], 90);
    const engine = new ScriptedEngine(() => second);
    const facts = await agreedFacts(turned, engine);

    expect(facts.map(({ kind, text, agreed }) => [kind, text, agreed])).toEqual([
      ['phone', '03-1234-5678', true],
      ['date', '11月27日', false],
      ['amount', '8,640円', true],
      ['email', 'taro@example.jp', true],
      ['id', 'A20261108-00417', true],
    ]);
    expect(facts[0]?.words.map((i) => turned.reading.words[i]?.text)).toEqual(['03-1234-', '5678']);
    expect(engine.asked).toEqual([expect.objectContaining({ script: 'block' })]);
  });

  it('are not read twice on a page that has to be transcribed anyway', async () => {
    const engine = new ScriptedEngine(() => reading(lines, 90));
    const facts = await agreedFacts({ ...turned, reading: reading(lines, 40) }, engine);

    expect(facts.every(({ agreed }) => !agreed)).toBe(true);
    expect(engine.asked).toHaveLength(0);
  });
});

describe('letters that look alike', () => {
  it.each([
    [['コ', '一', 'ル', 'センタ', '一', 'へ'], 'コールセンターへ'],
    [['窓', 'ロ', 'の', '協', 'カ'], '窓口の協力'],
    [['お店', 'ヘ', '電話'], 'お店へ電話'],
    [['090ー1234一5678'], '090-1234-5678'],
    [['8,O4O', '円'], '8,O4O円'.replace(/O/g, '0')],
    [['セ口テ', 'ー', 'プ'], 'セロテープ'],
    [['一つ', 'の', '力', '、', 'ロシア', 'ヘルパー'], '一つの力、ロシアヘルパー'],
  ])('%j become %s', (words, line) => {
    const corrected = correctLine(words);

    expect(corrected.join('')).toBe(line);
    expect(corrected.map((word) => word.length)).toEqual(words.map((word) => word.length));
  });
});

describe('sheets that are no letter', () => {
  const COVER =
    'FAX 送付状\n宛先：お客様相談室 御中\n発信：山田商店\n送信枚数：3枚（本紙含む）\nよろしくお願いいたします。';

  it('are told by heading, sender, receiver and number of pages', () => {
    expect(isCoverSheet(COVER)).toBe(true);
    expect(isCoverSheet('FAX送信票\nTo: 相談室\nFrom: 佐藤\nPages: 2')).toBe(true);
  });

  it('are not letters that only mention one, nor long ones', () => {
    expect(isCoverSheet(`お客様相談室 御中\n${'先日の件で苦情を申し上げます。'.repeat(12)}送付状を同封します。`)).toBe(
      false,
    );
    expect(isCoverSheet(COVER + '私の個人情報が漏れたのではないかと心配しています。'.repeat(25))).toBe(false);
    expect(isCoverSheet('請求書\n宛先：山田\n枚数：2枚')).toBe(false);
  });

  it('part letters by their words or by a patch code', () => {
    expect(isSeparatorText('区切り用紙\n窓口\n封書と封書の間に一枚ずつ入れて読み取ります。')).toBe(true);
    expect(isSeparatorText('この区切りで工事が遅れた。'.repeat(20))).toBe(false);
    const page = blankPage();
    for (const [top, height] of [
      [400, 8],
      [416, 20],
      [444, 8],
      [460, 20],
    ] as const)
      bar(page, top, height);
    expect(hasPatchCode(page)).toBe(true);
  });

  it('are not told by the rules of a form or by even bars', () => {
    const form = blankPage();
    for (let top = 200; top < 600; top += 40) bar(form, top, 2);
    const even = blankPage();
    for (let top = 200; top < 300; top += 20) bar(even, top, 10);

    expect(hasPatchCode(form)).toBe(false);
    expect(hasPatchCode(even)).toBe(false);
  });
});
