import { describe, expect, it } from '@jest/globals';
import { isMachineAddress, suppression, type AcknowledgementCase } from './acknowledgement-policy.js';
import { DomainPace } from './domain-pace.js';
import { maskedLabel, normaliseEmail } from './mail-address.js';
import { fill } from './template-text.js';

describe('an e-mail address', () => {
  it.each([
    [' Yamada@Example.JP ', 'yamada@example.jp'],
    ['ｙａｍａｄａ＠ｅｘａｍｐｌｅ．ｊｐ', 'yamada@example.jp'],
    ['a..b.@example.ne.jp', 'a..b.@example.ne.jp'],
    ['info@日本語.jp', 'info@xn--wgv71a119e.jp'],
    ['a@b', null],
    ['a@b.jp, c@d.jp', null],
    ['a@b.jp\r\nBcc: x@y.jp', null],
    ['@example.jp', null],
    ['', null],
  ])('%j is read as %j', (raw, expected) => {
    expect(normaliseEmail(raw)).toBe(expected);
  });

  it('is shown masked', () => {
    expect(maskedLabel({ name: '山田', email: 'yamada@example.jp' })).toBe('y***@example.jp');
    expect(maskedLabel({ name: '𠮷田', email: null })).toBe('𠮷***');
  });
});

describe('whether an acknowledgement may go out', () => {
  const base: AcknowledgementCase = {
    address: 'yamada@example.jp',
    mayAcknowledge: true,
    sentToday: 0,
    ageMs: 0,
    perDay: 3,
    ownAddresses: ['desk@example.jp'],
    bounceDomain: 'bounce.example.jp',
  };
  it.each<[string, Partial<AcknowledgementCase>, string | null]>([
    ['yes', {}, null],
    ['not without an address', { address: null }, 'no-address'],
    ['not for automatic mail', { mayAcknowledge: false }, 'machine-sender'],
    ['not to ourselves', { address: 'desk@example.jp' }, 'own-address'],
    ['not to a bounce address', { address: 'x@bounce.example.jp' }, 'own-address'],
    ['the third of the day still', { sentToday: 2 }, null],
    ['not the fourth of the day', { sentToday: 3 }, 'daily-limit'],
    ['not when switched off', { perDay: 0 }, 'switched-off'],
    ['after three days still', { ageMs: 72 * 3_600_000 }, null],
    ['not later', { ageMs: 72 * 3_600_000 + 1 }, 'too-late'],
  ])('%s', (_title, over, reason) => {
    expect(suppression({ ...base, ...over })).toBe(reason);
  });

  it.each([
    'no-reply',
    'noreply',
    'do-not-reply',
    'mailer-daemon',
    'postmaster',
    'owner-list',
    'users-request',
    'bounce+1',
    'no.reply',
    'shop-noreply',
    'mdaemon',
    'www-data',
    'wordpress',
    'alerts',
    'prvs=1a2b=taro',
  ])('not to %s@', (local) => {
    expect(isMachineAddress(`${local}@example.jp`)).toBe(true);
  });

  it.each([
    'yamada',
    'noriko',
    'autumn',
    'rootbeer',
    'owners',
    'bouncer.tanaka',
    'info',
    'support',
    'site-admin',
    'webmaster',
    'alertson',
    'newsom',
  ])('but to %s@', (local) => {
    expect(isMachineAddress(`${local}@example.jp`)).toBe(false);
  });
});

describe('the pace towards one domain', () => {
  it('lets a number pass each minute and tells how long to wait', () => {
    const pace = new DomainPace(2);
    const at = (seconds: number) => `2026-11-25T00:00:${String(seconds).padStart(2, '0')}.000Z`;
    expect([pace.take('a.jp', at(0)), pace.take('a.jp', at(10)), pace.take('a.jp', at(20))]).toEqual([0, 0, 40_000]);
    expect(pace.take('b.jp', at(20))).toBe(0);
    expect(pace.take('a.jp', '2026-11-25T00:01:00.000Z')).toBe(0);
  });

  it('gives each of a long list a place in a minute of its own, so that it is put off once', () => {
    const pace = new DomainPace(2);
    const start = '2026-11-25T00:00:00.000Z';
    const waits = Array.from({ length: 8 }, () => pace.take('a.jp', start));
    expect(waits).toEqual([0, 0, 60_000, 60_000, 120_000, 120_000, 180_000, 180_000]);
    // Those whose minute has come find room; who comes new goes behind all others.
    const next = '2026-11-25T00:01:00.000Z';
    expect([pace.take('a.jp', next), pace.take('a.jp', next)]).toEqual([0, 0]);
    expect(pace.take('a.jp', next)).toBe(180_000);
  });
});

describe('filling in a text', () => {
  it('puts values on one line and leaves unknown names alone', () => {
    expect(fill('{{name}} 様 {{other}}', { name: '山田\r\nBcc: x' })).toBe('山田 Bcc: x 様 {{other}}');
  });
});
