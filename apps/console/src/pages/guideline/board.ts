/** Answer of `GET /guideline/board`. */
export interface Board {
  at: string;
  from: string;
  windowDays: number;
  earlierKnown: boolean;
  source: string;
  toLookAt: number;
  lines: BoardLine[];
}

export interface BoardLine {
  id: string;
  title: { ja: string; en: string };
  text: string;
  state: 'fine' | 'look';
  evidence: Evidence[];
}

export interface Evidence {
  code: string;
  title: { ja: string; en: string };
  unit: 'count' | 'hours' | 'percent' | 'yes_no';
  value: number | boolean | null;
  before: number | null;
  state: 'fine' | 'look' | 'shown';
  to: string | null;
}

/** The examples by the guideline's parts: `1`, `2`, `3-1` … `3-4`, `4`. */
export function partsOf(lines: readonly BoardLine[]): { part: string; lines: BoardLine[] }[] {
  const parts = new Map<string, BoardLine[]>();
  for (const line of lines) {
    const part = line.id.slice(0, line.id.lastIndexOf('-'));
    parts.set(part, [...(parts.get(part) ?? []), line]);
  }
  return [...parts].map(([part, own]) => ({ part, lines: own }));
}

/** Which way a figure went since the window before; a sign beside the number, never alone. */
export function change({ value, before }: Pick<Evidence, 'value' | 'before'>): string {
  if (typeof value !== 'number' || before === null || value === before) return '';
  return value > before ? '↑' : '↓';
}
