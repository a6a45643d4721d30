import { describe, expect, it } from '@jest/globals';
import { tokenOf, tokensIn, withToken } from './reply-token.js';
import { senderTrust } from './sender-trust.js';

describe('the reply address of a case', () => {
  const token = tokenOf(Buffer.alloc(32, 7));
  const address = withToken('Desk@Example.jp', token);

  it('bears a token of 26 letters and is found again in either case', () => {
    expect(token).toMatch(/^[a-z2-7]{26}$/);
    expect(tokensIn([address.toUpperCase(), address], 'desk@example.jp')).toEqual([token]);
    // RFC 5321: a local part has 64 letters at most.
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
  });

  it('is not found at another address, and not in another form', () => {
    const others = [
      address.replace('Example', 'example.evil'),
      `other+r.${token}@example.jp`,
      `desk+r.${token}x@example.jp`,
      `desk+r.${token.slice(1)}@example.jp`,
      `desk+${token}@example.jp`,
      '',
    ];
    expect(tokensIn(others, 'desk@example.jp')).toEqual([]);
  });
});

describe('what the own mail server found out about a sender', () => {
  const trust = (...headers: string[]): string =>
    senderTrust(
      Buffer.from(`${headers.join('\r\n')}\r\nFrom: a@example.net\r\n\r\nAuthentication-Results: mx; dmarc=fail`),
      'mx',
    );

  it.each([
    ['Authentication-Results: mx; dmarc=pass', 'passed'],
    ['Authentication-Results: mx; dmarc=fail (p=none dis=none) header.from=example.net; spf=pass', 'failed'],
    ['authentication-results: MX 1;\r\n\tspf=softfail smtp.mailfrom=example.net', 'failed'],
    ['Authentication-Results: mx; spf=fail; dkim=pass header.d=example.net', 'unknown'],
    ['Authentication-Results: mx; dkim=fail', 'failed'],
    ['Authentication-Results: mx; none', 'unknown'],
    ['Authentication-Results: mx; spf=pass (dmarc=fail; dmarc=fail)', 'unknown'],
    ['Authentication-Results: mx.example.org; dmarc=fail', 'unknown'],
    ['X-Other: 1', 'unknown'],
  ])('reads %j as %s', (header, expected) => {
    expect(trust(header)).toBe(expected);
  });

  it('believes the topmost of its headers', () => {
    expect(trust('Authentication-Results: mx; dmarc=fail', 'Authentication-Results: mx; dmarc=pass')).toBe('failed');
  });
});
