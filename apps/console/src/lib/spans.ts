/** A highlighted stretch of text; offsets are UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
  why: string;
}

export interface Segment {
  text: string;
  /** Reasons that cover this stretch, in the order given; empty for plain text. */
  whys: string[];
}

/**
 * Cuts a text at the borders of its spans. Joined together the segments give the text back exactly.
 * Spans may overlap; those outside the text, empty or backwards are left out; a border inside a surrogate pair moves outwards.
 */
export function segments(text: string, spans: readonly Span[]): Segment[] {
  const valid = spans.map((span) => fit(text, span)).filter((span) => span.start < span.end);
  const borders = [...new Set([0, text.length, ...valid.flatMap((span) => [span.start, span.end])])].sort(
    (a, b) => a - b,
  );
  const out: Segment[] = [];
  for (let i = 0; i + 1 < borders.length; i += 1) {
    const [start, end] = [borders[i] ?? 0, borders[i + 1] ?? 0];
    const covering = valid.filter((span) => span.start <= start && end <= span.end);
    out.push({ text: text.slice(start, end), whys: [...new Set(covering.map((span) => span.why))] });
  }
  return out;
}

function fit(text: string, span: Span): Span {
  const start = Math.max(0, Math.min(text.length, Math.trunc(span.start)));
  const end = Math.max(0, Math.min(text.length, Math.trunc(span.end)));
  return {
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
    why: span.why,
  };
}

function splitsPair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/**
 * Where spans of an earlier text stand in one that was changed at a single place, as by typing; spans that the change
 * touched are left out.
 */
export function carryOver<T extends { start: number; end: number }>(
  spans: readonly T[],
  before: string,
  after: string,
): T[] {
  if (before === after) return [...spans];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const shift = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.end <= head) return [span];
    return span.start >= before.length - tail ? [{ ...span, start: span.start + shift, end: span.end + shift }] : [];
  });
}
