import { describe, expect, it } from '@jest/globals';
import {
  contested,
  factsEdit,
  keptOver,
  settled,
  shownValues,
  valuesOf,
  withSent,
  withTyped,
  type TypedFacts,
} from './facts-typed';

const at = (version: number, current: Record<string, string>) => ({ version, current });
const FIRST = at(3, { summary: '誤送信', cause: '' });
const typedCause: TypedFacts = withTyped({}, 'cause', '宛先の取り違え', FIRST);

describe('facts that are being typed while the incident moves on', () => {
  it('keep what the person typed, and follow the desk in every other field', () => {
    const later = at(4, { summary: '誤送信（2件）', cause: '' });
    expect(shownValues(settled(typedCause, later.current), later.current)).toEqual({
      summary: '誤送信（2件）',
      cause: '宛先の取り違え',
    });
  });

  it('are saved with the present version where others changed other fields', () => {
    const later = at(4, { summary: '誤送信（2件）', cause: '' });
    expect(contested(typedCause, later.current)).toEqual([]);
    expect(factsEdit(typedCause, later)).toEqual({ version: 4, facts: { cause: '宛先の取り違え' } });
  });

  it('are sent with the version the person knew where others changed the same field, so that the desk refuses', () => {
    const later = at(5, { summary: '誤送信', cause: '設定の誤り' });
    expect(contested(typedCause, later.current)).toEqual(['cause']);
    expect(factsEdit(typedCause, later).version).toBe(3);
    const kept = keptOver(typedCause, 'cause', later);
    expect(contested(kept, later.current)).toEqual([]);
    expect(factsEdit(kept, later)).toEqual({ version: 5, facts: { cause: '宛先の取り違え' } });
  });

  it('count as begun when the first key was pressed, not the last', () => {
    const later = at(5, { summary: '誤送信', cause: '設定の誤り' });
    expect(contested(withTyped(typedCause, 'cause', '宛先の取り違えと', later), later.current)).toEqual(['cause']);
  });

  it('are not contested by what the person saved while typing on', () => {
    const more = withTyped(withSent(typedCause, ['cause']), 'cause', '宛先の取り違えと確認漏れ', FIRST);
    const saved = at(4, { summary: '誤送信', cause: '宛先の取り違え' });
    expect(contested(settled(more, saved.current), saved.current)).toEqual([]);
    expect(factsEdit(more, saved)).toEqual({ version: 4, facts: { cause: '宛先の取り違えと確認漏れ' } });
    expect(contested(withTyped(typedCause, 'cause', '確認漏れ', FIRST), saved.current)).toEqual(['cause']);
  });

  it('are no change any more once they stand at the desk, or were taken back', () => {
    expect(settled({ cause: { value: '宛先の取り違え ', base: '', version: 3 } }, { cause: '宛先の取り違え' })).toEqual(
      {},
    );
    expect(withTyped(typedCause, 'cause', '', FIRST)).toEqual({});
    const moment = { occurred_at: { value: '2026-11-25T16:10', base: '', version: 3 } };
    expect(settled(moment, { occurred_at: '2026-11-25T16:11' })).toEqual(moment);
    expect(settled(moment, { occurred_at: '2026-11-25T16:10' })).toEqual({});
  });

  it('clear a field that was emptied, and send moments as instants', () => {
    const typed = withTyped(withTyped({}, 'summary', ' ', FIRST), 'occurred_at', '2026-11-25T16:10', FIRST);
    expect(factsEdit(typed, FIRST).facts).toEqual({ summary: null, occurred_at: '2026-11-25T07:10:00.000Z' });
  });

  it('take moments from the incident and words from its facts', () => {
    const incident = { facts: { summary: 'あ' }, occurredAt: '2026-11-25T07:10:00.000Z', discoveredAt: null };
    expect(valuesOf(incident as never)).toEqual({ summary: 'あ', occurred_at: '2026-11-25T16:10', discovered_at: '' });
  });
});
