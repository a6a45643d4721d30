import { describe, expect, it } from '@jest/globals';
import { loadYaml } from '#kernel';
import type { SignalWords } from './lexicon/signal-words.js';
import { QuestionChooser } from './questions-of.js';
import { SIGNAL_KINDS } from './vocabulary.js';

const words = loadYaml<SignalWords>('signals.yaml');
const chooser = new QuestionChooser(words);
const ids = (text: string, asked: Partial<Parameters<QuestionChooser['choose']>[0]> = {}): string[] =>
  chooser.choose({ kinds: [], leads: [], ...asked }, text).map((question) => question.id);

describe('the questions to ask next', () => {
  it('are three different ones for every kind and every lead, whatever has been said', () => {
    const everything =
      '昨日、店員が電話で通話の明細を見せられたと言われた。誰にも話していない。共有。写真。警察に相談。前回。皆。';
    for (const text of ['', everything]) {
      for (const kind of SIGNAL_KINDS) {
        for (const lead of Object.keys(words.leads)) {
          const chosen = chooser.choose({ kinds: [kind], leads: [lead] }, text);
          expect(new Set(chosen.map((question) => question.ja)).size).toBe(3);
        }
      }
    }
  });

  it('begin with what the lead calls for', () => {
    expect(ids('', { kinds: ['metadata_disclosed'], leads: ['L9'] })[0]).toBe('l9-office');
    expect(ids('', { kinds: ['metadata_disclosed'], leads: ['L3'] })[0]).toBe('l3-told');
  });

  it('ask when, how and who while nothing else is known', () => {
    expect(ids('')).toEqual(['when', 'how', 'who']);
  });

  it('leave out what has been said, one after another', () => {
    expect(ids('昨日の夜')).not.toContain('when');
    expect(ids('昨日の夜、封筒が届いた')).not.toContain('how');
    expect(ids('昨日の夜、元夫に言われた')).not.toContain('who');
    expect(ids('', { kinds: ['content_disclosed'], leads: ['L3'] })).toContain('l3-told');
    expect(ids('誰にも話していない', { kinds: ['content_disclosed'], leads: ['L3'] })).not.toContain('l3-told');
  });

  it('never ask twice for the same', () => {
    const chosen = chooser.choose({ kinds: ['content_disclosed', 'metadata_disclosed'], leads: ['L3'] });
    const slots = chosen.map((question) => question.asks);
    expect(new Set(slots).size).toBe(slots.length);
  });
});
