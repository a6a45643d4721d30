import { describe, expect, it } from '@jest/globals';
import { describeError } from '../log.js';
import { assertNever, defineErrors, DomainError } from './domain-error.js';

const errors = defineErrors({ 'shop.closed': { status: 409, ja: '閉店しました', en: 'The shop is closed' } });

describe('a domain error', () => {
  it('carries code, status and the words of the catalogue, and what the caller may see', () => {
    const cause = new Error('deeper');
    const data = { opensAt: '2026-11-26T00:00:00.000Z' };
    const error = new DomainError(errors['shop.closed'], { errors: [{ pointer: '/at', code: 'late' }], data, cause });
    expect(error).toMatchObject({
      name: 'DomainError',
      code: 'shop.closed',
      message: 'The shop is closed',
      data,
      cause,
    });
    expect(error.kind).toEqual({ code: 'shop.closed', status: 409, ja: '閉店しました', en: 'The shop is closed' });
    expect(error.errors).toEqual([{ pointer: '/at', code: 'late' }]);
    expect(new DomainError(errors['shop.closed']).errors).toEqual([]);
  });

  it('shows a log its name, code and place, and never a message, which may quote a complaint', () => {
    const shown = describeError(Object.assign(new TypeError('隣人が通話履歴を知っていた'), { parameters: ['秘密'] }));
    expect(shown).toMatchObject({ name: 'TypeError' });
    expect(JSON.stringify(shown)).not.toMatch(/隣人|秘密/);
    expect(JSON.stringify(shown)).toContain('domain-error.spec');
    expect(describeError('隣人')).toEqual({ name: 'string' });
  });

  it('stops where no case is left', () => {
    expect(() => assertNever('fifth' as never)).toThrow('unreachable');
  });
});
