import { describe, expect, it } from '@jest/globals';
import { foldEmail } from './email-address.js';
import { addressBlock } from './network-address.js';
import { passwordFault } from './password-policy.js';
import { csrfTokenOf, generatePassword, hashSecret, newSecret, sameSecret } from './secrets.js';
import { sessionLives } from './session-life.js';

const person = { email: 'hanako.suzuki@example.jp', name: '鈴木 花子' };

describe('secrets', () => {
  it('are 256 random bits, and what is stored does not give them back', () => {
    const secret = newSecret();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(newSecret()).not.toBe(secret);
    expect(hashSecret(secret)).not.toContain(secret);
  });

  it('give each session a CSRF token of its own', () => {
    const [a, b] = [newSecret(), newSecret()];
    expect(sameSecret(csrfTokenOf(a), csrfTokenOf(a))).toBe(true);
    expect(sameSecret(csrfTokenOf(a), csrfTokenOf(b))).toBe(false);
    expect(sameSecret('short', csrfTokenOf(b))).toBe(false);
  });

  it('make passwords that pass our own rules', () => {
    for (let i = 0; i < 50; i += 1) expect(passwordFault(generatePassword(), person)).toBeNull();
  });
});

describe('password rules', () => {
  it.each([
    ['Kx4-plum-otter', null],
    ['正しい馬の電池ホチキス踊る', null],
    ['short-one', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['aaaaaaaaaaaabb', 'too-uniform'],
    ['hanako.suzuki!!42', 'has-own-name'],
    ['Password123456!', 'too-common'],
    ['qwerty-abcdef', 'too-common'],
  ])('%s → %s', (password, fault) => {
    expect(passwordFault(password, person)).toBe(fault);
  });
});

describe('addresses', () => {
  it.each([
    [' Hanako@Example.JP ', 'hanako@example.jp'],
    ['hanako＠example.jp', 'hanako@example.jp'],
    ['two@at@example.jp', null],
    ['nobody', null],
    [`${'x'.repeat(250)}@example.jp`, null],
  ])('folds %s to %s', (given, folded) => {
    expect(foldEmail(given)).toBe(folded);
  });

  it.each([
    ['192.0.2.9', '192.0.2.9'],
    ['::ffff:192.0.2.9', '192.0.2.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('counts %s as %s', (ip, block) => {
    expect(addressBlock(ip)).toBe(block);
  });
});

describe('a session', () => {
  const limits = { idleMs: 30 * 60_000, maxMs: 12 * 3_600_000 };
  const session = { createdAt: '2026-11-25T00:00:00.000Z', lastSeenAt: '2026-11-25T11:50:00.000Z' };

  it('ends after half an hour without use and after twelve hours in any case', () => {
    expect(sessionLives(session, '2026-11-25T11:59:59.999Z', limits)).toBe(true);
    expect(sessionLives(session, '2026-11-25T12:00:00.000Z', limits)).toBe(false);
    expect(sessionLives({ ...session, lastSeenAt: session.createdAt }, '2026-11-25T00:30:00.000Z', limits)).toBe(false);
  });
});
