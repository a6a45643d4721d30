/** Answer of `GET /trends`. */
export interface Trends {
  at: string;
  months: string[];
  running: boolean;
  sections: Record<string, { title: string; definition: string; lines: TrendLine[] }>;
}

export interface TrendLine {
  key: string;
  item: string;
  unit: string;
  values: (number | null)[];
}

/** Width and height of the drawing, and the room at its edges. */
export const FRAME = { width: 900, height: 300, left: 48, right: 150, top: 14, bottom: 30 } as const;
/** On a telephone: drawn as large as it is shown; the names of lines stand below. */
export const NARROW_FRAME = { width: 340, height: 240, left: 40, right: 14, top: 14, bottom: 30 } as const;
export type Frame = Record<keyof typeof FRAME, number>;

/** Months that an axis has room for, by its width. */
const MONTH_WIDTH = 46;

/** Lines at most: more cannot be told apart. */
export const MOST_LINES = 6;

export interface Course {
  ticks: { y: number; value: number }[];
  months: { x: number; month: string; shown: boolean }[];
  lines: {
    key: string;
    item: string;
    path: string;
    dots: { x: number; y: number; value: number; month: string }[];
    nameY: number;
  }[];
}

/** Lays the lines out; the scale begins at zero. Months without a value break a line. */
export function courseOf(months: readonly string[], lines: readonly TrendLine[], frame: Frame = FRAME): Course {
  const { width, height, left, right, top, bottom } = frame;
  const most = Math.max(1, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))) * 1.08;
  const y = (value: number): number => height - bottom - (value / most) * (height - top - bottom);
  const slot = (width - left - right) / Math.max(1, months.length - 1);
  const x = (n: number): number => (months.length === 1 ? (left + width - right) / 2 : left + n * slot);
  const step = niceStep(most / 5);
  const every = Math.ceil(months.length / Math.min(12, Math.floor((width - left - right) / MONTH_WIDTH)));
  const drawn = lines.map(({ key, item, values }) => {
    const dots = values.flatMap((value, n) =>
      value === null ? [] : [{ x: x(n), y: y(value), value, month: months[n] ?? '' }],
    );
    return { key, item, path: pathOf(values, x, y), dots, nameY: dots.at(-1)?.y ?? height - bottom };
  });
  spread(drawn, top, height - bottom);
  return {
    ticks: Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => ({ y: y(n * step), value: n * step })),
    months: months.map((month, n) => ({ x: x(n), month, shown: (months.length - 1 - n) % every === 0 })),
    lines: drawn,
  };
}

function pathOf(values: readonly (number | null)[], x: (n: number) => number, y: (value: number) => number): string {
  let pen = 'M';
  const parts: string[] = [];
  values.forEach((value, n) => {
    if (value === null) pen = 'M';
    else {
      parts.push(`${pen}${x(n).toFixed(1)} ${y(value).toFixed(1)}`);
      pen = 'L';
    }
  });
  return parts.join(' ');
}

/** Names stand beside the ends of their lines, moved apart where they would cover each other. */
function spread(lines: { nameY: number }[], top: number, bottom: number): void {
  const least = 15;
  const sorted = [...lines].sort((a, b) => a.nameY - b.nameY);
  let floor = top;
  for (const line of sorted) {
    line.nameY = Math.max(line.nameY, floor);
    floor = line.nameY + least;
  }
  let ceiling = bottom + 4;
  for (const line of sorted.reverse()) {
    line.nameY = Math.min(line.nameY, ceiling);
    ceiling = line.nameY - least;
  }
}

/** 1, 2, 5, 10, 20, … : the smallest that is not below `least`. */
function niceStep(least: number): number {
  for (let unit = 1; ; unit *= 10) for (const times of [1, 2, 5]) if (unit * times >= least) return unit * times;
}

/** The lines that are drawn: those chosen, or the largest ones of the unit that stands first. */
export function drawnLines(lines: readonly TrendLine[], chosen: readonly string[]): TrendLine[] {
  const own = lines.filter(({ key }) => chosen.includes(key));
  if (own.length > 0) return own.filter(({ unit }) => unit === own[0]?.unit).slice(0, MOST_LINES);
  const first = lines[0]?.unit;
  const sum = ({ values }: TrendLine): number => values.reduce((all: number, value) => all + (value ?? 0), 0);
  const largest = lines
    .filter(({ unit }) => unit === first)
    .sort((a, b) => sum(b) - sum(a))
    .slice(0, MOST_LINES)
    .filter((line) => sum(line) > 0);
  return lines.filter((line) => largest.includes(line));
}

/** How many times smaller than the largest a line must stay to be drawn on a scale of its own. */
const FLAT = 10;

/** The lines by the scale that they are drawn on: small ones would lie flat at the foot of large ones. Each keeps its place. */
export function byScale(lines: readonly TrendLine[]): { line: TrendLine; n: number }[][] {
  const placed = lines.map((line, n) => ({ line, n, most: Math.max(0, ...line.values.map((value) => value ?? 0)) }));
  const least = Math.max(0, ...placed.map(({ most }) => most)) / FLAT;
  // Lines without any count say as much at the foot of the large ones.
  const isSmall = ({ most }: { most: number }): boolean => most > 0 && most <= least;
  const [large, small] = [placed.filter((each) => !isSmall(each)), placed.filter(isSmall)];
  return [large, small].filter((group) => group.length > 0);
}

/** 2026-11 → 26/11, short enough for an axis. */
export function shortMonth(month: string): string {
  return `${month.slice(2, 4)}/${month.slice(5)}`;
}

/** The course from the first month on in which anything was counted; a desk that has counted nothing keeps its months. */
export function sinceFirst(trends: Trends): Trends {
  const all = Object.values(trends.sections).flatMap(({ lines }) => lines);
  const first = trends.months.findIndex((_, month) => all.some(({ values }) => (values[month] ?? 0) !== 0));
  if (first <= 0) return trends;
  const sections = Object.entries(trends.sections).map(([id, section]) => [
    id,
    { ...section, lines: section.lines.map((line) => ({ ...line, values: line.values.slice(first) })) },
  ]);
  return {
    ...trends,
    months: trends.months.slice(first),
    sections: Object.fromEntries(sections) as Trends['sections'],
  };
}
