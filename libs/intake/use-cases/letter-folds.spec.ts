import { describe, expect, it } from '@jest/globals';
import { foldOf } from './letter-folds.js';

const part = (text: string, stretch: [number, number] | null) => (stretch === null ? null : text.slice(...stretch));

describe('what a page may fold of a mail', () => {
  it('is the quoted mail and the signature, each where it stands', () => {
    const text =
      'まだ直っていません。\n\n-- \n青葉 花子\nTEL 090-1111-2222\n\n2026年11月20日 10:00 窓口 <desk@example.jp>:\n> 受け付けました。\n> 番号 2026-11-000001';
    const fold = foldOf(text);
    expect(part(text, fold.quoted)).toContain('> 受け付けました。');
    expect(part(text, fold.quoted)).not.toContain('まだ直って');
    expect(part(text, fold.signature)).toContain('青葉 花子');
  });

  it('is nothing of a letter that quotes nobody (control)', () => {
    expect(foldOf('料金の引落日が毎月ばらばらです。')).toEqual({ quoted: null, signature: null });
  });
});
