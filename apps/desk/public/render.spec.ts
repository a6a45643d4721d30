import { describe, expect, it } from '@jest/globals';
import { typedForm } from './form-fields.js';
import { donePage, formPage, statusFormPage, statusPage } from './render.js';
import { STYLE } from './style.js';

const ja = { language: 'ja', company: null } as const;
const en = { language: 'en', company: '見本テレコム & Co.' } as const;
const hostile = '</textarea><script>alert(1)</script>"\'&';
const typed = typedForm({ text: `\n一行目\n${hostile}`, name: hostile, email: hostile, relay: '1' });
const status = {
  slipNumber: '2026-11-000001',
  channel: 'web',
  state: 'in_handling',
  receivedAt: '2026-11-24T15:30:00.000Z',
  acknowledgedAt: null,
  firstReplyAt: null,
  closedAt: null,
} as const;

const everyPage = [
  formPage(ja, typedForm({}), 'token', null),
  formPage(en, typed, 'token', 'empty'),
  donePage(ja, { slipNumber: '2026-11-000001', secret: 'ABCD-EFGH', mailHint: true }),
  statusFormPage(ja, hostile, 'statusUnknown'),
  statusPage(en, status),
];

describe('public pages', () => {
  it('hold no script, no inline style and no form of somebody else', () => {
    for (const page of everyPage) expect(page).not.toMatch(/<script|<style|style=|javascript:|action="http/i);
  });

  it('stay under 60 KB with their style sheet', () => {
    for (const page of everyPage) expect(Buffer.byteLength(page + STYLE)).toBeLessThan(60 * 1024);
  });

  it('give back everything that was typed, harmless and complete', () => {
    const page = formPage(ja, typed, 'token', 'failed');
    expect(page).toContain('&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    // A browser drops the first line end inside a textarea: one more stands before a text that begins with one.
    expect(page).toMatch(/<textarea[^>]*>\n\n一行目\n/);
    expect(page).toContain('name="relay" value="1" checked');
    expect(page).toContain('role="alert"');
  });

  it('name their language and lead to the same page in the other one', () => {
    expect(formPage(ja, typedForm({}), 't', null)).toMatch(/<html lang="ja">[\s\S]*href="\/en"/);
    expect(statusFormPage(en, '', null)).toMatch(/<html lang="en">[\s\S]*href="\/status">日本語/);
  });

  it('keep the slip number that was not found, but not the secret', () => {
    const page = statusFormPage(ja, '2026-11-000009', 'statusUnknown');
    expect(page).toContain('value="2026-11-000009"');
    expect(page).toMatch(/id="secret" name="secret" autocomplete="off" autocapitalize="characters">/);
  });

  it('show moments in Tokyo time and leave out those that have not come', () => {
    const page = statusPage(ja, status);
    expect(page).toContain('2026年11月25日');
    expect(page).not.toContain('対応を終えた日時');
  });
});
