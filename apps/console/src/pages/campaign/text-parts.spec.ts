import { describe, expect, it } from '@jest/globals';
import { fillPlaces, keptAnswers, openPlaces, piecesOf, placesOf } from './text-parts';

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

  it('knows a place by its question, so that an answer stays with it when the places before it change', () => {
    const [, cause] = placesOf(TEXT);
    expect(placesOf('■ 原因\n〔原因〕\n■ 概要\n〔いつ、何があったか〕')[0]).toEqual(cause);
    expect(new Set(placesOf('〔〕〔〕〔日〕〔日〕').map(({ key }) => key)).size).toBe(4);
  });

  it('drops the answers whose place is gone', () => {
    const [what, cause] = placesOf(TEXT);
    const answers = { [what?.key ?? '']: '11月に', [cause?.key ?? '']: '誤設定' };
    expect(keptAnswers(answers, TEXT)).toEqual(answers);
    expect(keptAnswers(answers, '■ 原因\n〔原因〕')).toEqual({ [cause?.key ?? '']: '誤設定' });
    expect(keptAnswers(answers, '■ 原因\n〔対応〕')).toEqual({});
    // Of two that ask the same, nobody can tell which of them is left.
    const [first] = placesOf('〔日〕から〔日〕');
    expect(keptAnswers({ [first?.key ?? '']: '1日' }, '1日から〔日〕')).toEqual({});
  });
});
