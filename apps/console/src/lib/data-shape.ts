/** How a value of a report is shown: one value, a table of rows, a plain list, a map of further values, or not at all. */
export type Shape = 'single' | 'rows' | 'list' | 'map' | 'empty';

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) {
    if (value.length === 0) return 'empty';
    return value.every(isRecord) ? 'rows' : 'list';
  }
  if (isRecord(value)) return Object.keys(value).length === 0 ? 'empty' : 'map';
  return 'single';
}
