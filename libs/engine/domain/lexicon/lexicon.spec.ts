import { describe, expect, it } from '@jest/globals';
import { loadYaml } from '#kernel';
import { foldText } from '../text/fold-text.js';
import { Lexicon } from './lexicon.js';
import type { SignalWords } from './signal-words.js';

const words = loadYaml<SignalWords>('signals.yaml');
const lexicon = new Lexicon(words);

function conceptsIn(text: string): string[] {
  return [...new Set(lexicon.find(foldText(text)).map((hit) => lexicon.concepts[hit.concept] ?? ''))];
}

describe('the lexicon', () => {
  it('finds concepts whatever the width or the kana', () => {
    expect(conceptsIn('ﾓﾄｶﾚ ではなく元カレが通話履歴を知っていた')).toEqual(
      expect.arrayContaining(['who-former-partner', 'what-calls', 'did-know']),
    );
  });

  it('takes short Latin terms as whole words only', () => {
    expect(conceptsIn('new sim card')).toContain('what-account');
    expect(conceptsIn('a simple plan')).not.toContain('what-account');
  });

  it('fires a frame when its concepts meet and not when an innocent explanation stands beside them', () => {
    const fires = (text: string): string[] => lexicon.framesIn(lexicon.find(foldText(text))).map((hit) => hit.frame.id);
    expect(fires('元夫がそれを知っていた')).toContain('partner-knows');
    expect(fires('元夫がそれを知っていたが私の勘違いでした')).not.toContain('partner-knows');
    expect(fires('それを知っていた')).not.toContain('partner-knows');
  });

  it('has all ten lead classes', () => {
    expect(Object.keys(words.leads)).toEqual(['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9', 'L10']);
  });

  it('refuses a frame with an unknown concept', () => {
    const first = words.frames[0];
    if (first === undefined) throw new Error('no frames');
    const broken = { ...words, frames: [{ ...first, all: ['no-such-concept'] }] };
    expect(() => new Lexicon(broken)).toThrow('no-such-concept');
  });
});
