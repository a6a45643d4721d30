import { describe, expect, it } from '@jest/globals';
import { Guideline } from './index.js';

describe('the guideline', () => {
  const guideline = Guideline.load();

  it('has 5 + 4 + (4 + 3 + 3 + 4) + 4 examples in its own order', () => {
    const ids = guideline.all().map((clause) => clause.id);
    const count = (start: string): number => ids.filter((id) => id.startsWith(start)).length;
    expect(['1-', '2-', '3-1-', '3-2-', '3-3-', '3-4-', '4-'].map(count)).toEqual([5, 4, 4, 3, 3, 4, 4]);
    expect(ids[0]).toBe('1-i');
    expect(ids[26]).toBe('4-iv');
  });

  it("gives the guideline's own wording, in whole sentences without footnote marks", () => {
    for (const clause of guideline.all()) {
      expect(clause.text).toMatch(/こと。$/u);
      expect(clause.text).not.toMatch(/[\u00b9\u00b2\u2070-\u2079]/u);
      expect(clause.measures).not.toBe('');
    }
    expect(guideline.clause('4-ii').text).toContain('端緒となる重要情報の見落としが常態化');
  });

  it('refuses an example that does not exist', () => {
    expect(() => guideline.clause('5-i')).toThrow(expect.objectContaining({ code: 'guideline.unknown-clause' }));
  });

  it('refuses a file that has lost an example', () => {
    expect(() => new Guideline({ source: '', clauses: guideline.all().slice(1) })).toThrow('27');
  });
});
