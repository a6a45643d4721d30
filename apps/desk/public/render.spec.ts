import { describe, expect, it } from '@jest/globals';
import { contactPointsOf } from './contact-points.js';
import { typedForm } from './form-fields.js';
import type { HeldFile } from './held-files.js';
import { PUBLIC_LANGUAGES, type PublicLanguage } from './languages.js';
import { ackDonePage, ackFormPage } from './render/ack.js';
import { addDonePage, addPage } from './render/add.js';
import { donePage, formPage, type FormNotice } from './render/form.js';
import { contactPage, noPage, privacyPage } from './render/info.js';
import { statusFormPage, statusPage } from './render/status.js';
import { STYLE } from './style.js';
import { TEXTS } from './texts.js';

const ja = { language: 'ja', company: null } as const;
const en = { language: 'en', company: '見本テレコム & Co.' } as const;
const hostile = '</textarea><script>alert(1)</script>"\'&《》';
const typed = typedForm({ text: `\n一行目\n${hostile}`, name: hostile, email: hostile, relay: '1', slip: hostile });
const status = {
  slipNumber: '2026-11-000001',
  channel: 'web',
  state: 'in_handling',
  receivedAt: '2026-11-24T15:30:00.000Z',
  acknowledgedAt: null,
  firstReplyAt: null,
  closedAt: null,
} as const;
const files: HeldFile[] = Array.from({ length: 20 }, (_, at) => ({
  id: `01JDG5X00000000000000000${String(at).padStart(2, '0')}`,
  name: `${hostile}${String(at)}.jpg`,
  bytes: Buffer.alloc(3000),
  mediaType: 'image/jpeg',
  readable: at % 2 === 0,
}));
const points = contactPointsOf(null);
const done = {
  slipNumber: '2026-11-000001',
  secret: 'ABCD-EFGH',
  characters: 120,
  occurredOn: null,
  occurredAsTyped: hostile,
  call: 'any',
  files,
  receivedAt: '2026-11-24T15:30:00.000Z',
  cannotSpeak: true,
  relay: true,
  mailHint: true,
  phoneHint: true,
  noPhone: true,
} as const;

const form = (
  language: PublicLanguage,
  notice: FormNotice | null,
  shown: Partial<Parameters<typeof formPage>[1]> = {},
) =>
  formPage({ language, company: null }, { form: typedForm({}), files: [], notice, slots: points.callSlots, ...shown });

/** Every page in every language, as full as it gets. */
const everyPage = PUBLIC_LANGUAGES.flatMap((language) => {
  const frame = { ...en, language };
  return [
    form(language, null),
    form(language, 'empty', { form: typed, files }),
    donePage(frame, done),
    donePage(frame, { ...done, secret: null, occurredOn: '2026-11-24', call: ['09:00', '12:00'] }),
    statusFormPage(frame, { slipNumber: hostile, secret: '' }, 'unknown'),
    statusPage(frame, status, hostile),
    addPage(frame, { form: typed, files, notice: 'addUnknown' }),
    addDonePage(frame, { slipNumber: hostile, files }),
    ackFormPage(frame, hostile, 'ackUnknown'),
    ackDonePage(frame),
    contactPage(frame, {
      points,
      presence: { open: false, next: '2026-11-27T00:00:00.000Z' },
      daysOff: [{ on: '2026-12-29', name: null }],
    }),
    privacyPage(frame, 5),
    noPage(frame),
  ];
});

describe('public pages', () => {
  it('hold no script, no inline style and no form of somebody else', () => {
    for (const page of everyPage) expect(page).not.toMatch(/<script|<style|style=|javascript:|action="http/i);
  });

  it('stay under 60 KB with their style sheet', () => {
    const sizes = everyPage.map((page) => Buffer.byteLength(page + STYLE));
    expect(Math.max(...sizes)).toBeLessThan(60 * 1024);
  });

  it('leave no blank to fill in, no reading unprinted and nothing undefined', () => {
    for (const page of everyPage) {
      expect(page.replaceAll('《》', '')).not.toMatch(/\{\w+\}|《|undefined|\[object|NaN|Invalid/);
    }
  });

  it('give back everything that was typed, harmless and complete', () => {
    const page = form('ja', 'failed', { form: typed });
    expect(page).toContain('&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    // A browser drops the first line end inside a textarea: one more stands before a text that begins with one.
    expect(page).toMatch(/<textarea[^>]*>\n\n一行目\n/);
    expect(page).toContain('name="relay" value="1" checked');
    expect(page).toContain('role="alert"');
  });

  it('name their language and lead to the same page in each other one', () => {
    expect(form('ja', null)).toMatch(/<html lang="ja">[\s\S]*formaction="\/en" name="go" value="switch"/);
    expect(form('zh', null)).toContain('<html lang="zh-Hans">');
    expect(privacyPage(en, null)).toMatch(
      /<html lang="en">[\s\S]*href="\/privacy" lang="ja"[\s\S]*href="\/ko\/privacy"/,
    );
  });

  it('send when Enter is pressed, for the first button of the form is the one that sends', () => {
    const page = form('ja', null);
    const first = /<button[^>]*(form="f"|type="submit")[^>]*>/.exec(page)?.[0];
    expect(first).not.toMatch(/name=|formaction/);
  });

  it('keep the slip number that was not found, but not the secret', () => {
    const page = statusFormPage(ja, { slipNumber: '2026-11-000009', secret: '' }, 'unknown');
    expect(page).toContain('value="2026-11-000009"');
    expect(page).toMatch(/id="secret" name="secret" autocomplete="off" autocapitalize="characters">/);
  });

  it('show moments in Tokyo time and leave out those that have not come', () => {
    const page = statusPage(ja, status, '');
    expect(page).toContain('2026年11月25日(水) 0:30');
    expect(page).not.toContain('対応を終えた日時');
  });

  it('set hours with the signs of the language', () => {
    const facts = { points, presence: { open: false, next: null }, daysOff: [] } as const;
    const japanese = contactPage(ja, facts);
    expect(japanese).toMatch(/受付時間：月〜金 9:00〜18:00（祝日/);
    expect(japanese).toContain('月〜金 9:30〜12:00、13:00〜17:00');
    expect(japanese).toContain('いつでも送れます。読むのは');
    const english = contactPage(en, facts);
    expect(english).toMatch(/Hours: Mon–Fri 9:00 – 18:00 \(not on/);
    expect(english).toContain('Mon–Fri 9:30 – 12:00, 13:00 – 17:00');
  });

  it('say on the receipt when it came and which wishes were heard; on paper also where the status is told', () => {
    const page = donePage({ ...en, address: 'https://desk.example.jp' }, done);
    expect(page).toContain('Wed, 25 November 2026 0:30');
    for (const wish of [TEXTS.en.cannotSpeak, TEXTS.en.relay]) expect(page).toContain(wish);
    expect(page).toMatch(/class="onpaper">[^<]*https:\/\/desk\.example\.jp\/en\/status</);
    const below = donePage({ ...ja, address: 'https://example.jp/madoguchi/' }, done);
    expect(below).toMatch(/class="onpaper">[^<]*：https:\/\/example\.jp\/madoguchi\/status</);
    const plain = donePage(en, { ...done, cannotSpeak: false, relay: false });
    for (const absent of [TEXTS.en.cannotSpeak, TEXTS.en.relay, 'onpaper']) expect(plain).not.toContain(absent);
  });

  it('say on the receipt by which number the desk is called, and when it is a sample', () => {
    const own = { phones: ['0120-111-222', '03-1111-2222'], sample: false };
    const page = donePage({ ...ja, phones: own }, done);
    expect(page).toContain('電話：0120-111-222 / 03-1111-2222');
    expect(page).not.toContain(TEXTS.ja.sample);
    expect(donePage({ ...ja, phones: { ...own, sample: true } }, done)).toContain(TEXTS.ja.sample);
    for (const silent of [ja, { ...ja, phones: { phones: [], sample: true } }])
      expect(donePage(silent, done)).not.toContain(TEXTS.ja.sample);
  });

  it('give plain Japanese its readings, in pages but not in attributes and titles', () => {
    const page = form('easy', 'attached', { files: files.slice(0, 1) });
    expect(page).toContain('<ruby>困<rp aria-hidden="true">（</rp><rt aria-hidden="true">こま</rt>');
    expect(page).toContain('<title>困ったことを教えてください |');
    expect(page).toMatch(/alt="[^"<]*の小さい写真"/);
  });
});
