import { describe, expect, it } from '@jest/globals';
import { fillPlaces, openPlaces, piecesOf } from './text-parts';

const TEXT = '{{name}} 様\n■ 概要\n〔いつ、何があったか〕\n■ 原因\n〔原因〕\n受付時間 〔〕';

describe('the text of a notice', () => {
  it('is cut at its blanks and at the places that are still to be written', () => {
    expect(piecesOf('{{ name }} 様〔概要〕。')).toEqual([
      { kind: 'blank', text: 'name' },
      { kind: 'words', text: ' 様' },
      { kind: 'open', text: '概要' },
      { kind: 'words', text: '。' },
    ]);
    expect(piecesOf('')).toEqual([]);
    expect(openPlaces(TEXT)).toEqual(['いつ、何があったか', '原因', '']);
  });

  it('keeps what nobody wrote, and its blanks, when places are filled', () => {
    expect(fillPlaces(TEXT, ['11月に、{{name}} と〔注〕', ' ', '平日'])).toBe(
      '{{name}} 様\n■ 概要\n11月に、{{name}} と〔注〕\n■ 原因\n〔原因〕\n受付時間 平日',
    );
    expect(fillPlaces('$& 〔a〕', ['$1'])).toBe('$& $1');
  });
});
