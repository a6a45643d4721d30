import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadEngine } from '../data/load-engine.js';
import { PreviewReader } from './preview-reader.js';
import type { AssessInput } from './engine-result.js';
import type { TriageEngine } from './triage-engine.js';

let engine: TriageEngine;

beforeAll(async () => {
  engine = await loadEngine();
});

const CHATTER = '料金プランの変更についてお聞きします。家族で三回線使っております。手続きは店で済ませました。';
const HINT = '封筒を開けたら知らない人の通話明細が入っていました。';

function counted(): { reader: PreviewReader; read: string[] } {
  const read: string[] = [];
  const reader = new PreviewReader((input, options) => {
    read.push(input.text);
    return engine.assess(input, options);
  });
  return { reader, read };
}

const phone = (text: string): AssessInput => ({ text, channel: 'phone' });

describe('reading a text while it is typed', () => {
  it('says the same as the assessment of a short note', () => {
    const { questions, partial, ...result } = engine.preview(phone(HINT), 'ja');
    expect(result).toEqual(engine.assess(phone(HINT)));
    expect(questions).toHaveLength(3);
    expect(partial).toBe(false);
  });

  it('reads only what is new when words are added behind', () => {
    const { reader, read } = counted();
    const long = CHATTER.repeat(40);
    while (reader.read(phone(long), {}).partial);
    const before = read.length;
    reader.read(phone(`${long}もう一つ、`), {});
    expect(read.length - before).toBe(1);
  });

  it('reads few parts in one call and the rest in the next ones', () => {
    const { reader, read } = counted();
    const long = Array.from({ length: 200 }, (_, k) => `${String(k)}番目のお尋ねです。${CHATTER}`).join('');
    expect(reader.read(phone(long), {}).partial).toBe(true);
    expect(read.length).toBeLessThanOrEqual(5);
    let calls = 1;
    while (reader.read(phone(long), {}).partial) calls += 1;
    expect(calls).toBeGreaterThan(2);
    expect(reader.read(phone(long), {}).partial).toBe(false);
  });

  it('finds a sign anywhere in a long note and says exactly where', () => {
    for (const text of [
      HINT + CHATTER.repeat(30),
      CHATTER.repeat(15) + HINT + CHATTER.repeat(15),
      CHATTER.repeat(30) + HINT,
    ]) {
      const { reader } = counted();
      let reading = reader.read(phone(text), {});
      while (reading.partial) reading = reader.read(phone(text), {});
      expect(reading.result.flagged).toBe(true);
      const at = text.indexOf(HINT);
      expect(reading.result.reasons.some(({ start, end }) => start < at + HINT.length && end > at)).toBe(true);
      for (const { start, end, text: words } of reading.result.reasons) expect(words).toBe(text.slice(start, end));
    }
  });

  it('takes a text without a letter', () => {
    expect(engine.preview(phone('。'.repeat(2000)), 'ja')).toMatchObject({ flagged: false, score: 0, reasons: [] });
    expect(engine.preview(phone(''), 'en').questions).toHaveLength(3);
  });
});
