import { describe, expect, it } from '@jest/globals';
import { callBody, EMPTY_CALL } from './draft';

describe('what a logged call sends', () => {
  it('leaves out what was not filled in', () => {
    expect(callBody({ ...EMPTY_CALL, text: '明細が届かない' })).toEqual({
      channel: 'phone',
      text: '明細が届かない',
      language: 'ja',
    });
  });

  it('sends phone numbers half-width and the promised call back as an instant', () => {
    const body = callBody({
      ...EMPTY_CALL,
      text: 'x',
      phone: '０９０－００００－１２３４',
      callback: '2026-11-25T10:30',
      viaRelay: true,
      cannotSpeakOnPhone: true,
      representative: ' 代理 花子 ',
    });
    expect(body).toEqual({
      channel: 'phone',
      text: 'x',
      language: 'ja',
      contact: { phone: '090-0000-1234' },
      viaRelay: true,
      cannotSpeakOnPhone: true,
      representative: '代理 花子',
      callbackAt: '2026-11-25T01:30:00.000Z',
    });
  });

  it('keeps the note exactly as typed', () => {
    expect(callBody({ ...EMPTY_CALL, text: ' ①料金\n②「聞かれた」\n' })['text']).toBe(' ①料金\n②「聞かれた」\n');
  });
});
