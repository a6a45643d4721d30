import { describe, expect, it } from '@jest/globals';
import { loadTopics } from '../../data/load-engine.js';
import { foldText } from '../text/fold-text.js';
import { TopicReader, topicValue } from './topic-words.js';

const words = {
  version: 'test',
  groups: { money: ['請求', 'bill', '分割払い'], sim: ['sim', 'エスアイエム'], part: ['割'] },
};
const reader = new TopicReader(words);

function counts(text: string): Record<string, number> {
  const folded = foldText(text);
  const found = reader.read(folded, { from: 0, to: folded.units.length });
  return Object.fromEntries(Object.keys(words.groups).map((name, at) => [name, found[at] as number]));
}

describe('topic words', () => {
  it('are counted whatever their width and kana, overlapping ones each', () => {
    expect(counts('請求の請求ﾌﾞﾝ、ｴｽｱｲｴﾑ')).toEqual({ money: 2, sim: 1, part: 0 });
    expect(counts('分割払い')).toEqual({ money: 1, sim: 0, part: 1 });
    expect(counts('')).toEqual({ money: 0, sim: 0, part: 0 });
  });

  it('of Latin script start at a word, and short ones are whole words', () => {
    expect(counts('my billing, a SIM')).toEqual({ money: 1, sim: 1, part: 0 });
    expect(counts('handbill simple')).toEqual({ money: 0, sim: 0, part: 0 });
  });

  it('are read in a window only', () => {
    const folded = foldText('請求と請求');
    expect(reader.read(folded, { from: 1, to: 5 })[0]).toBe(1);
  });

  it('count for more the oftener they stand, and for nothing when absent', () => {
    expect(topicValue(0)).toBe(0);
    expect(topicValue(3)).toBeGreaterThan(topicValue(1));
    expect(topicValue(3)).toBeLessThan(3 * topicValue(1));
  });
});

describe('config/topics.yaml', () => {
  const { groups, version } = loadTopics();

  it('names a version and words of text only, none twice in a group after folding', () => {
    expect(version).toMatch(/^\d{4}\.\d+\.\d+$/);
    for (const [name, terms] of Object.entries(groups)) {
      const folded = terms.map((term) => String.fromCharCode(...foldText(term).units));
      const twice = folded.filter((term, at) => folded.indexOf(term) !== at);
      expect({ name, twice }).toEqual({ name, twice: [] });
      expect(folded.every((term) => term.trim() !== '')).toBe(true);
    }
  });
});
