import { describe, expect, it } from '@jest/globals';
import { behind, firstDue, type DueList, type DuePlace, type ListPlace } from '../domain/due-order.js';
import { isPromised, nextDue, serviceTargets } from '../domain/service-targets.js';
import { duePlaceOf, firstDuePage, type DueLine } from './first-due-page.js';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-02T00:00:00.000Z');
const NOW = '2026-11-25T03:00:00.000Z';
const targets = serviceTargets();
const at = (hours: number): string => new Date(START + hours * HOUR).toISOString();

interface Case {
  id: string;
  state: string;
  receivedAt: string;
  callbackAt: string | null;
  acknowledgedAt: string | null;
  firstReplyAt: string | null;
}

const complaint = (n: number, over: Partial<Case> = {}): Case => ({
  ...{ id: String(n).padStart(6, '0'), state: 'received', receivedAt: at(n / 100) },
  ...{ callbackAt: null, acknowledgedAt: null, firstReplyAt: null },
  ...over,
});
const lineOf = (of: Case): DueLine => ({ ...of, due: nextDue(targets, of, NOW) });

const HOLDS: Record<DueList, (of: Case) => boolean> = {
  promised: ({ callbackAt, state }) => callbackAt !== null && isPromised(state),
  acknowledge: ({ acknowledgedAt, firstReplyAt }) => acknowledgedAt === null && firstReplyAt === null,
  reply: ({ acknowledgedAt, firstReplyAt }) => acknowledgedAt !== null && firstReplyAt === null,
  close: ({ firstReplyAt }) => firstReplyAt !== null,
};

/** The lists as a database reads them; `reads` counts statements. */
class Cases {
  reads = 0;
  constructor(
    private readonly all: Case[],
    private readonly between: (list: DueList) => void = () => undefined,
  ) {}

  page(limit: number, after: DuePlace | null = null): Promise<DueLine[]> {
    return firstDuePage({ behind: (list, place) => behind(targets, list, place), read: this.read }, { limit, after });
  }

  private readonly read = (list: DueList, after: ListPlace | null, limit: number): Promise<DueLine[]> => {
    this.reads += 1;
    const key = (receivedAt: string, moment: string | null, id: string | null): string =>
      [...(list === 'promised' ? [moment] : []), receivedAt, id ?? '~'].join(' ');
    const keyed = this.all.filter(HOLDS[list]).map((of) => ({ of, key: key(of.receivedAt, of.callbackAt, of.id) }));
    const from = after === null ? '' : key(after.receivedAt, after.at, after.id);
    const rest = keyed.filter((each) => each.key > from).sort((a, b) => (a.key < b.key ? -1 : 1));
    const lines = rest.slice(0, limit).map(({ of }) => lineOf(of));
    this.between(list);
    return Promise.resolve(lines);
  };
}

describe('a page of what falls due first', () => {
  it('is that of the whole order, whatever lies together', async () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const all = Array.from({ length: 300 }, (_, n) =>
      complaint(n, {
        receivedAt: at(random(500)),
        callbackAt: random(3) === 0 ? at(random(900)) : null,
        acknowledgedAt: random(2) === 0 ? NOW : null,
        ...(random(4) === 0 ? { firstReplyAt: NOW, state: random(2) === 0 ? 'replied' : 'reopened' } : {}),
      }),
    );
    const whole = all.map((of) => duePlaceOf(lineOf(of))).sort(firstDue);
    for (const limit of [1, 7, 50, 400]) {
      const seen: DuePlace[] = [];
      for (let after: DuePlace | null = null; ; after = seen.at(-1) ?? null) {
        const page = await new Cases(all).page(limit, after);
        if (page.length === 0) break;
        seen.push(...page.map(duePlaceOf));
      }
      expect(seen).toEqual(whole);
    }
  });

  it.each([
    ['behind late targets', 500],
    ['in front of all targets', -500],
  ])('costs little where thousands of promises lie %s', async (_, hours) => {
    const all = Array.from({ length: 5000 }, (_, n) => complaint(n, { callbackAt: at(n / 100 + hours) }));
    const cases = new Cases(all);
    const page = await cases.page(51);
    expect(page.map(({ id }) => id)).toEqual(all.slice(0, 51).map(({ id }) => id));
    expect(cases.reads).toBeLessThanOrEqual(8);
    // Behind all that is late there are promises alone, and all of them stood on earlier pages.
    const last = duePlaceOf(lineOf(all.at(-1)!));
    const end = new Cases(all);
    expect(await end.page(51, last)).toEqual([]);
    expect(end.reads).toBeLessThanOrEqual(20);
  });

  it('has a complaint once and not never, whenever a promise is made or taken back meanwhile', async () => {
    const lists: DueList[] = ['acknowledge', 'reply', 'close', 'promised'];
    for (const moved of lists) {
      for (const [before, then] of [
        [null, at(1)],
        [at(1), null],
      ] as const) {
        const all = Array.from({ length: 5 }, (_, n) => complaint(n, { callbackAt: n === 3 ? before : null }));
        const cases = new Cases(all, (list) => {
          if (list === moved) all[3] = complaint(3, { callbackAt: then });
        });
        const page = await cases.page(5);
        expect(page.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id));
      }
    }
  });

  it('gives a complaint its new place when a promise is made after its list was read', async () => {
    const all = Array.from({ length: 5 }, (_, n) => complaint(n));
    const cases = new Cases(all, (list) => {
      if (list === 'acknowledge') all[3] = complaint(3, { callbackAt: at(1) });
    });
    expect((await cases.page(2)).map(({ id }) => id)).toEqual(['000003', '000000']);
  });
});
