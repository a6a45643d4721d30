import { describe, expect, it } from '@jest/globals';
import {
  complaintText,
  contactOf,
  filled,
  isBlank,
  looksUndeliverable,
  looksUndialable,
  typedForm,
} from './form-fields.js';

describe('the fields of the public form', () => {
  it('ignores unknown fields and takes what it knows as typed', () => {
    const form = typedForm({ text: ' 明細が届いた ', colour: 'red', phone: '０９０' });
    expect(form).toMatchObject({
      text: ' 明細が届いた ',
      phone: '０９０',
      name: '',
      relay: false,
      trap: '',
      go: 'send',
    });
    expect(form).not.toHaveProperty('colour');
  });

  it('takes the subject as the text when only that was filled in', () => {
    expect(complaintText(typedForm({ text: ' \r\n', subject: '料金について' }))).toBe('料金について');
  });

  it('has nothing to take when text and subject are blank', () => {
    expect(complaintText(typedForm({ text: '  ', name: '見本' }))).toBeNull();
  });

  it('is blank until something is written or ticked', () => {
    expect(isBlank(typedForm({ go: 'switch', text: ' \r\n' }))).toBe(true);
    expect(isBlank(typedForm({ name: '見本' }))).toBe(false);
    expect(isBlank(typedForm({ relay: '1' }))).toBe(false);
  });

  it('sends only the filled-in parts of the contact', () => {
    expect(contactOf(typedForm({ name: ' 見本 花子 ', email: ' ' }))).toEqual({ name: '見本 花子' });
  });

  it('only takes form ids and files that a page can have carried', () => {
    expect(typedForm({ formId: '01JDG5X0000000000000000000' }).formId).not.toBe('');
    expect(typedForm({ formId: "' OR 1=1" }).formId).toBe('');
    const keep = { 'keep.3f2b8c1e-0000-4000-8000-0123456789ab': '1', 'keep.../etc': '1', keep: '1' };
    expect(typedForm(keep).keep).toEqual(['3f2b8c1e-0000-4000-8000-0123456789ab']);
  });

  it('knows the buttons of its pages, and sends for every other', () => {
    expect(['check', 'switch', 'carry', 'rm -rf', ''].map((go) => typedForm({ go }).go)).toEqual([
      'check',
      'switch',
      'carry',
      'send',
      'send',
    ]);
  });

  it('shortens what goes into a field of the case', () => {
    expect([filled('  '), filled(' a '), filled('あ'.repeat(300))?.length]).toEqual([undefined, 'a', 200]);
  });

  it.each([
    ['', false],
    ['hanako@example.jp', false],
    ['ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ', false],
    ['hanako@example', true],
    ['hanako', true],
  ])('says of the address %j that it looks undeliverable: %s', (email, expected) => {
    expect(looksUndeliverable(email)).toBe(expected);
  });

  it.each([
    ['', false],
    ['０９０ー００００ー１２３４', false],
    ['+81 3 0000 0000', false],
    ['03-0000-0000 夜だけ', false],
    ['abc', true],
    ['0000-1234', true],
    ['03-0000-0000 / 090-0000-0000', false],
    ['03-0000-0000 090-0000-0000', false],
    ['03 0000 0000、090 0000 0000', false],
    ['0000-1234 / 0000-5678', true],
    ['000-0000-0000-0000-0000-0000', true],
  ])('says of the number %j that it looks undialable: %s', (phone, expected) => {
    expect(looksUndialable(phone)).toBe(expected);
  });
});
