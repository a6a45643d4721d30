import { describe, expect, it } from '@jest/globals';
import { standingOf } from './standing';

type Campaign = Parameters<typeof standingOf>[0];

const approval = (approverId: string, counts = true) => ({
  approverId,
  counts,
  approvedAt: '2026-11-26T00:00:00.000Z',
});
const campaign = {
  ...{ approvals: [], approvalsNeeded: 2, authorIds: ['kenta'], lint: [], counts: { pending: 3 } },
} as unknown as Campaign;

describe('the approvals of a notice', () => {
  it('are asked of people who may give them, never of an author or twice of one', () => {
    expect(standingOf(campaign, 'misaki', true)).toMatchObject({ mine: 'asked', left: 2, before: null });
    expect(standingOf(campaign, 'kenta', true).mine).toBe('author');
    expect(standingOf(campaign, 'audit', false).mine).toBe('other');
    const once = { ...campaign, approvals: [approval('misaki'), approval('sora', false)] };
    expect(standingOf(once, 'misaki', true)).toMatchObject({ mine: 'given', left: 1 });
    expect(standingOf(once, 'sora', true)).toMatchObject({ mine: 'asked', left: 1 });
  });

  it('are asked of nobody once there are enough', () => {
    const enough = { ...campaign, approvals: [approval('misaki'), approval('sora')] };
    expect(standingOf(enough, 'hana', true)).toMatchObject({ mine: 'other', left: 0 });
  });

  it('wait for what is to be put right, and for somebody on the list', () => {
    const lint = [{ code: 'unfilled' }] as unknown as Campaign['lint'];
    expect(standingOf({ ...campaign, lint }, 'misaki', true).before).toBe('lint');
    const counts = { pending: 0 } as unknown as Campaign['counts'];
    expect(standingOf({ ...campaign, counts }, 'misaki', true).before).toBe('empty');
  });
});
