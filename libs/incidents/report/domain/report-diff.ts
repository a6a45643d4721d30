import type { Report, ReportItem, ReportPart } from '../../domain/report.js';

/** A piece of a text beside its earlier wording. */
export interface TextPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** A field whose value is not what it was. */
export interface FieldChange {
  /** Number of the form's item. */
  item: number;
  field: string;
  label: string;
  before: string | null;
  after: string | null;
  source: string | null;
  parts: TextPart[];
}

/** Above this many sentences on either side the whole text is shown as replaced. */
const MAX_SENTENCES = 400;

/** Every field that differs between two fillings of a form, in the order of the later one. */
export function changedFields(before: Pick<Report, 'items'>, after: Pick<Report, 'items'>): FieldChange[] {
  const old = partsOf(before.items);
  const now = partsOf(after.items);
  const changed = now.flatMap((part) => change(part, old.find((each) => each.field === part.field)?.value ?? null));
  const gone = old.filter((part) => part.value !== null && !now.some((each) => each.field === part.field));
  return [...changed, ...gone.flatMap((part) => change({ ...part, value: null, source: null }, part.value))];
}

type Part = ReportPart & { item: number };

function partsOf(items: readonly ReportItem[]): Part[] {
  return items.flatMap((item) => item.parts.map((part) => ({ ...part, item: item.no })));
}

function change({ item, field, label, value, source }: Part, before: string | null): FieldChange[] {
  if (value === before) return [];
  return [{ item, field, label, before, after: value, source, parts: textDiff(before ?? '', value ?? '') }];
}

/** Sentences that stayed, came and went, by the longest common subsequence. */
export function textDiff(before: string, after: string): TextPart[] {
  const [a, b] = [sentences(before), sentences(after)];
  if (a.length > MAX_SENTENCES || b.length > MAX_SENTENCES) return joined([...removed([before]), ...added([after])]);
  const common = commonLengths(a, b);
  const parts: TextPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? '', b[j] ?? ''];
    if (left === right) {
      parts.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if ((common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)) {
      parts.push(...removed([left]));
      i += 1;
    } else {
      parts.push(...added([right]));
      j += 1;
    }
  }
  return joined([...parts, ...removed(a.slice(i)), ...added(b.slice(j))]);
}

const removed = (texts: string[]): TextPart[] => texts.map((text) => ({ kind: 'removed', text }));
const added = (texts: string[]): TextPart[] => texts.map((text) => ({ kind: 'added', text }));

/** A sentence ends with its full stop or its line. */
function sentences(text: string): string[] {
  return text.match(/[^。、．\n]*[。、．\n]|[^。、．\n]+$/gu) ?? [];
}

/** `table[i][j]`: how many sentences `a` from i and `b` from j have in common, in order. */
function commonLengths(a: string[], b: string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i] ?? [];
    const below = table[i + 1] ?? [];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function joined(parts: TextPart[]): TextPart[] {
  const out: TextPart[] = [];
  for (const part of parts.filter(({ text }) => text !== '')) {
    const last = out.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else out.push({ ...part });
  }
  return out;
}
