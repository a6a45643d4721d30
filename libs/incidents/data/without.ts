/** A row as a plain object without some of its columns. */
export function without<T extends object, K extends keyof T>(row: T, ...columns: K[]): Omit<T, K> {
  const kept = Object.entries(row).filter(([name]) => !(columns as PropertyKey[]).includes(name));
  return Object.fromEntries(kept) as Omit<T, K>;
}
