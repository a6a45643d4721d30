import { describe, expect, it } from '@jest/globals';
import { loadYaml } from '#kernel';
import { dangerOf, dangerPlaces, type DangerPatterns } from './danger.js';

const patterns = loadYaml<DangerPatterns>('danger-words.yaml');
const told = (text: string, at = '2026-11-25T01:00:00.000Z', messageId: string | null = null) => ({
  text,
  at,
  messageId,
});
const word = (action: string, at: string) => ({ action, at, actorId: 'aoi' });

describe('words that speak of a danger to life', () => {
  it.each([
    'もう死にたいです',
    '元夫に居場所を知られてしまいました',
    '店員を殺してやる',
    'ストーカーの被害届を出しています',
    'DVで避難している者です',
    'He said he would kill me',
  ])('%s', (text) => {
    expect(dangerPlaces(text, patterns)).not.toEqual([]);
  });

  it.each(['料金の引落日が毎月ばらばらです。', '回線が死んでいて使えません', '必死に問い合わせました', 'a deadline'])(
    '%s: nothing (control)',
    (text) => {
      expect(dangerPlaces(text, patterns)).toEqual([]);
    },
  );
});

describe('a danger of a case', () => {
  it('is suspected by its words until a person says what it is', () => {
    const texts = [told('もう死にたいです')];
    expect(dangerOf(texts, [], patterns).state).toBe('suspected');
    expect(dangerOf(texts, [word('danger-cleared', '2026-11-25T02:00:00.000Z')], patterns).state).toBe('cleared');
    expect(dangerOf(texts, [word('danger-confirmed', '2026-11-25T02:00:00.000Z')], patterns).state).toBe('confirmed');
  });

  it('stands again when the complainant writes of it after it was cleared', () => {
    const cleared = word('danger-cleared', '2026-11-25T02:00:00.000Z');
    const later = told('昨日も待ち伏せされました', '2026-11-25T03:00:00.000Z', 'm1');
    const danger = dangerOf([told('もう死にたいです'), later], [cleared], patterns);
    expect(danger.state).toBe('suspected');
    expect(danger.places.map(({ messageId }) => messageId)).toEqual([null, 'm1']);
  });

  it('may be said by a person though no word speaks of it', () => {
    const said = [word('danger-confirmed', '2026-11-25T02:00:00.000Z')];
    expect(dangerOf([told('電話で泣いていました')], said, patterns)).toMatchObject({ state: 'confirmed', places: [] });
    expect(dangerOf([told('料金について')], [], patterns).state).toBe('none');
  });
});
