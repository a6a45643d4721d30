import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';

describe('telling the language of a text', () => {
  it.each([
    ['ja', '通話明細が届きません。'],
    ['ja', '明細B社宛ｶﾞ当方着 通話先全頁付 返送希望'],
    ['ja', '本確OK 折TEL希望'],
    ['en', 'My bill shows calls I did not make.'],
    ['zh', '我的账单显示了别人的通话记录。'],
    ['zh', '(中文座席记录)客户登录マイページ后只看到自己的资料。'],
    ['zh', '帳單上有別人的通話記錄，這是怎麼回事？'],
    ['ko', '청구서에 다른 사람의 통화 내역이 있습니다.'],
    ['vi', 'Tôi thấy cuộc gọi của người khác.'],
    ['vi', 'Toi khong nhan duoc hoa don cua thang nay'],
    ['pt', 'A conta mostra ligações que não fiz.'],
    ['pt', 'Minha fatura veio com o nome de outra pessoa'],
    ['und', '!!! 123 😡'],
    ['und', ''],
  ])('%s: %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it('keeps Japanese that quotes a few English lines', () => {
    expect(languageOf('次のメールが届きました。"Your account has been opened from a new device in Osaka."')).toBe('ja');
  });
});
