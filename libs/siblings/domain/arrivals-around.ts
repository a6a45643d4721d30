import type { Instant } from '#kernel';

/** A time from its beginning to its end, both included; `until` is null while it lasts. */
export interface Span {
  from: Instant;
  until: Instant | null;
}

/** A complaint that is asked about, and while it counted; twice when it counted twice. */
export interface CountedComplaint extends Span {
  complaintId: string;
}

/** An arrival in a group, or in none. */
export interface ArrivalInGroup {
  complaintId: string;
  receivedAt: Instant;
  /** The group that it stands or stood in, and while it did. */
  group: (Span & { id: string }) | null;
  isHidden: boolean;
  /** Whether it is one of those asked about; otherwise it was ever in a group with one of them. */
  isAsked: boolean;
}

/** Arrivals of some complaints and of those ever grouped with them. */
export interface ArrivalsAround {
  /**
   * Those that the person may know of. A group is known by a complaint that stands before them, and of it whatever stood
   * in it beside that one while that one counted.
   */
  seen: ReadonlySet<Instant>;
  /**
   * Those that the person may not know of, also when they have left since: what was taken from them stays. Beside hidden
   * complaints these are open ones that are known through a hidden one alone; none where nothing is hidden.
   */
  hidden: ReadonlySet<Instant>;
}

/** Parts what the person may know of from what is hidden. */
export function arrivalsAround(
  arrivals: readonly ArrivalInGroup[],
  counted: readonly CountedComplaint[],
): ArrivalsAround {
  const open = arrivals.filter(({ isHidden }) => !isHidden);
  const known = knownSpans(
    open.filter(({ isAsked }) => isAsked),
    counted,
  );
  const isKnown = ({ group }: ArrivalInGroup): boolean =>
    group !== null && (known.get(group.id) ?? []).some((span) => overlap(span, group) !== null);
  const isSeen = (each: ArrivalInGroup): boolean => !each.isHidden && (each.isAsked || isKnown(each));
  const someHidden = open.length < arrivals.length;
  return {
    seen: moments(arrivals.filter(isSeen)),
    hidden: moments(someHidden ? arrivals.filter((each) => !isSeen(each)) : []),
  };
}

/** While each group had one of these in it that counted. */
function knownSpans(asked: readonly ArrivalInGroup[], counted: readonly CountedComplaint[]): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  for (const { complaintId, group } of asked) {
    if (group === null) continue;
    for (const each of counted) {
      const both = each.complaintId === complaintId ? overlap(each, group) : null;
      if (both !== null) spans.set(group.id, [...(spans.get(group.id) ?? []), both]);
    }
  }
  return spans;
}

function overlap(one: Span, other: Span): Span | null {
  const from = one.from > other.from ? one.from : other.from;
  const until = [one.until, other.until].filter((each) => each !== null).sort()[0] ?? null;
  return until === null || from <= until ? { from, until } : null;
}

function moments(arrivals: readonly ArrivalInGroup[]): Set<Instant> {
  return new Set(arrivals.map(({ receivedAt }) => receivedAt));
}
