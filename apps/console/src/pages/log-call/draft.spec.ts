import { describe, expect, it } from '@jest/globals';
import { callBody, doubtfulFields, EMPTY_CALL, fromStored, isAsked, isBlank, markOf } from './draft';

const NOW = Date.parse('2026-11-24T10:00:00+09:00');

describe('what a logged call sends', () => {
  it('leaves out what was not filled in', () => {
    expect(callBody({ ...EMPTY_CALL, text: '明細が届かない' }, NOW)).toEqual({
      channel: 'phone',
      text: '明細が届かない',
      language: 'ja',
    });
  });

  it('sends numbers half-width, the promised call back as an instant and the day as a date', () => {
    const body = callBody(
      {
        ...EMPTY_CALL,
        text: 'x',
        phone: '０９０－００００－１２３４',
        lineNumber: '０３（００００）１２３４',
        callback: '明日１０時半',
        occurred: '令和８年１１月２０日',
        viaRelay: true,
        cannotSpeakOnPhone: true,
        representative: ' 代理 花子 ',
        startedAt: '2026-11-24T00:55:00.000Z',
      },
      NOW,
    );
    expect(body).toEqual({
      channel: 'phone',
      text: 'x',
      language: 'ja',
      receivedAt: '2026-11-24T00:55:00.000Z',
      contact: { phone: '090-0000-1234' },
      lineNumber: '03(0000)1234',
      viaRelay: true,
      cannotSpeakOnPhone: true,
      representative: '代理 花子',
      callbackAt: '2026-11-25T01:30:00.000Z',
      occurredOn: '2026-11-20',
    });
  });

  it('keeps the note exactly as typed', () => {
    expect(callBody({ ...EMPTY_CALL, text: ' ①料金\n②「聞かれた」\n' }, NOW)['text']).toBe(' ①料金\n②「聞かれた」\n');
  });

  it('points at words that are no date, and sends them as they are when they stay', () => {
    const call = { ...EMPTY_CALL, text: 'x', callback: 'また近いうちに', occurred: 'だいぶ前' };
    expect(doubtfulFields(call, NOW)).toEqual(['callback', 'occurred']);
    expect(callBody(call, NOW)).toMatchObject({ callbackWish: 'また近いうちに', occurredAsTyped: 'だいぶ前' });
    expect(callBody(call, NOW)).not.toHaveProperty('callbackAt');
    expect(doubtfulFields({ ...call, callback: '昨日15時', occurred: '昨日' }, NOW)).toEqual(['callback']);
    expect(doubtfulFields({ ...call, callback: '明日', occurred: '' }, NOW)).toEqual([]);
    // 25 November is a Wednesday: which of the two was promised, nobody can tell.
    const torn = callBody({ ...call, callback: '11/25(金) 15時', occurred: '' }, NOW);
    expect(torn).toMatchObject({ callbackWish: '11/25(金) 15時' });
    expect(torn).not.toHaveProperty('callbackAt');
  });
});

describe('questions that were asked', () => {
  const asked = ['どなたが知りましたか。', 'いつですか。'];

  it('stand in the note as marks, and go along beside it', () => {
    expect(markOf([], 'いつですか。')).toBe('Q1→');
    expect(markOf(asked, 'いつですか。')).toBe('Q2→');
    expect(markOf(asked, 'ほかに？')).toBe('Q3→');
    const body = callBody({ ...EMPTY_CALL, text: 'x\nQ1→義母', asked }, NOW);
    expect(body).toMatchObject({ text: 'x\nQ1→義母', askedQuestions: ['どなたが知りましたか。'] });
  });

  it('are asked no more once their mark is taken back', () => {
    expect(isAsked({ asked, text: 'Q2→昨日' }, 'いつですか。')).toBe(true);
    expect(isAsked({ asked, text: 'Q2→昨日' }, 'どなたが知りましたか。')).toBe(false);
    expect(callBody({ ...EMPTY_CALL, text: 'x', asked }, NOW)).not.toHaveProperty('askedQuestions');
  });
});

describe('a draft that comes back', () => {
  it('has every field, also those that were not known when it was written', () => {
    expect(fromStored({ text: 'x' })).toEqual({ ...EMPTY_CALL, text: 'x' });
  });

  it('is nothing to keep while nothing was written', () => {
    expect(isBlank({ ...EMPTY_CALL, text: ' \n', language: 'en', viaRelay: true })).toBe(true);
    expect(isBlank({ ...EMPTY_CALL, phone: '090' })).toBe(false);
  });
});
