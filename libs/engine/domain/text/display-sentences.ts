/** A stretch of the original text, UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const STOPS = new Set(['。', '｡', '．', '！', '？', '!', '?']);
const OPENING = '「『（(【〔“';
const CLOSING = '」』）)】〕”';
/** A quotation that has not ended after so many units is taken as never ending (a missing mark). */
const LONGEST_QUOTATION = 160;
/** A sentence of more units is cut at a comma where it can be. */
const LONGEST = 180;
const COMMAS = new Set(['、', ',', '，', ';', '；', ':', '：', '→', '／']);

/**
 * Sentences as a reader sees them: a quotation and the words around it stay together, line breaks inside a paragraph do
 * not cut, blank lines and list marks do. Spans are trimmed; together they hold every visible character.
 */
export function displaySentences(original: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  let depth = 0;
  let opened = 0;
  for (let at = 0; at < original.length; at += 1) {
    const mark = original.charAt(at);
    if (OPENING.includes(mark)) {
      if (depth === 0) opened = at;
      depth += 1;
    } else if (depth > 0 && CLOSING.includes(mark)) depth -= 1;
    const quoted = depth > 0 && at - opened < LONGEST_QUOTATION;
    if (!(mark === '\n' ? breaksAt(original, at, quoted) : stopsAt(original, at, quoted))) continue;
    pushTrimmed(found, original, start, at + 1);
    start = at + 1;
    depth = 0;
  }
  pushTrimmed(found, original, start, original.length);
  return found.flatMap((span) => shortened(original, span));
}

function stopsAt(original: string, at: number, quoted: boolean): boolean {
  const mark = original.charAt(at);
  if (mark === '.') {
    const after = original.slice(at + 1, at + 8);
    return (
      !quoted &&
      /^[\s\u3000]/.test(after) &&
      !/^[\s\u3000]+\d/.test(after) &&
      !/\b(no|mr|ms|mrs|dr|p)$/i.test(original.slice(at - 3, at))
    );
  }
  if (!STOPS.has(mark) || quoted) return false;
  const next = original.charAt(at + 1);
  return !STOPS.has(next) && !CLOSING.includes(next || ' ');
}

/** A line break ends a sentence unless the line was only full. */
function breaksAt(original: string, at: number, quoted: boolean): boolean {
  if (
    /^[ \t\u3000]*(\n|[-・･*•●■□◆◇※>＞｜|]|[(（]?[0-9０-９一二三四五六七八九十①-⑳]{1,2}[).）．、])/.test(
      original.slice(at + 1, at + 12),
    )
  )
    return true;
  if (quoted) return false;
  const before = original.slice(Math.max(0, original.lastIndexOf('\n', at - 1) + 1), at).trimEnd();
  return before.length < 18 || /[。｡．！？!?:：」』）)】.]$/.test(before);
}

function pushTrimmed(found: Span[], original: string, from: number, to: number): void {
  let [start, end] = [from, to];
  while (start < end && /[\s\u3000。、，,]/.test(original.charAt(start))) start += 1;
  while (end > start && /[\s\u3000]/.test(original.charAt(end - 1))) end -= 1;
  if (/[\p{L}\p{N}]/u.test(original.slice(start, end))) found.push({ start, end });
}

function shortened(original: string, span: Span): Span[] {
  if (span.end - span.start <= LONGEST) return [span];
  const parts: Span[] = [];
  let start = span.start;
  while (span.end - start > LONGEST) {
    const cut = cutIn(original, start);
    pushTrimmed(parts, original, start, cut);
    start = cut;
  }
  pushTrimmed(parts, original, start, span.end);
  return parts;
}

function cutIn(original: string, start: number): number {
  for (const marks of [COMMAS, new Set([' ', '\n', '\u3000'])]) {
    for (let at = start + LONGEST - 1; at > start + LONGEST / 3; at -= 1) {
      if (marks.has(original.charAt(at))) return at + 1;
    }
  }
  const hard = start + LONGEST;
  return /[\ud800-\udbff]/.test(original.charAt(hard - 1)) ? hard - 1 : hard;
}
