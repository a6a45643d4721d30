import { describe, expect, it } from '@jest/globals';
import type { LabelledText } from '../labelled-text.js';
import { cardGroups } from './card-groups.js';

const text = (channel: LabelledText['channel'], kind: LabelledText['signal_kind']): LabelledText => ({
  id: 'x-1',
  channel,
  lang: 'ja',
  text: '',
  leak_signal: kind !== null,
  signal_kind: kind,
  clauses: [],
  category: 'other',
  severity: 'low',
});

describe('figures on the card', () => {
  const examples = [
    text('phone', 'misdelivery'),
    text('phone', 'misdelivery'),
    text('phone', null),
    text('web', 'interception'),
    text('web', null),
  ];
  const groups = cardGroups(examples, [0.9, 0.2, 0.3, 0.8, 0.1], 0.5);

  it('count recall and false alarms at the threshold, group by group', () => {
    expect(groups.channel).toEqual({
      phone: { texts: 3, signals: 2, recall: 0.5, fpr: 0, rocAuc: 0.5 },
      web: { texts: 2, signals: 1, recall: 1, fpr: 0, rocAuc: 1 },
    });
    expect(groups.language['ja']).toMatchObject({ texts: 5, signals: 3, recall: 0.6667 });
  });

  it('rank a kind, which has only signals, against all texts that are none', () => {
    expect(groups.kind).toEqual({
      interception: { texts: 1, signals: 1, recall: 1, fpr: null, rocAuc: 1 },
      misdelivery: { texts: 2, signals: 2, recall: 0.5, fpr: null, rocAuc: 0.75 },
    });
  });
});
