import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '#kernel';
import {
  assertMayApprove,
  bindingHash,
  isApproved,
  listHash,
  standingApprovals,
  templateHash,
  type Approval,
  type ApprovalCase,
} from './approvals.js';

const text = { subject: 'お知らせ', body: '本文', language: 'ja' };
const hash = bindingHash(templateHash(text), listHash(['a', 'b']));
const by = (approverId: string, over: Partial<Approval> = {}): Approval => ({
  approverId,
  bindingHash: hash,
  voidedAt: null,
  ...over,
});

function codeOf(request: Partial<ApprovalCase>): string | null {
  try {
    assertMayApprove({
      actor: { kind: 'user', id: 'misaki' },
      authorIds: ['kenta'],
      approvals: [],
      bindingHash: hash,
      ...request,
    });
    return null;
  } catch (error) {
    return (error as DomainError).code;
  }
}

describe('two approvals', () => {
  it('are enough when two different people who wrote nothing gave them', () => {
    expect(isApproved([by('misaki'), by('sora')], hash, ['kenta'])).toBe(true);
  });

  it.each([
    ['one person approved', [by('misaki')]],
    ['one person approved twice', [by('misaki'), by('misaki')]],
    ['one of them is the author', [by('misaki'), by('kenta')]],
    ['one was given for another text', [by('misaki'), by('sora', { bindingHash: 'other' })]],
    ['one was voided', [by('misaki'), by('sora', { voidedAt: '2026-11-25T00:00:00.000Z' })]],
  ])('are not reached when %s', (_why, approvals) => {
    expect(isApproved(approvals, hash, ['kenta'])).toBe(false);
  });

  it('stop counting for a person who edits afterwards', () => {
    expect(standingApprovals([by('misaki'), by('sora')], hash, ['kenta', 'sora'])).toHaveLength(1);
  });

  it.each([
    ['a person who wrote nothing may approve', {}, null],
    ['the author may not', { actor: { kind: 'user', id: 'kenta' } as const }, 'notices.author-cannot-approve'],
    ['a machine may not', { actor: { kind: 'token', id: 'misaki' } as const }, 'notices.person-must-approve'],
    ['nobody may twice', { approvals: [by('misaki')] }, 'notices.already-approved'],
    ['one may again after a change', { approvals: [by('misaki', { bindingHash: 'old' })] }, null],
  ])('%s', (_title, request, code) => {
    expect(codeOf(request)).toBe(code);
  });
});

describe('the hash that an approval binds', () => {
  it('changes with subject, body, language and list, and not with the order of the list', () => {
    const list = listHash(['a', 'b']);
    const others = [
      bindingHash(templateHash({ ...text, subject: 'お知らせ２' }), list),
      bindingHash(templateHash({ ...text, body: '本文。' }), list),
      bindingHash(templateHash({ ...text, language: 'en' }), list),
      bindingHash(templateHash(text), listHash(['a'])),
      bindingHash(templateHash(text), listHash(['a', 'c'])),
    ];
    expect(new Set([hash, ...others]).size).toBe(6);
    expect(listHash(['b', 'a'])).toBe(list);
  });
});
