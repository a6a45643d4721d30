/** Text as it is compared: NFKC, one kind of dash, no white space. */
function comparable(text: string): string[] {
  return [
    ...text
      .normalize('NFKC')
      .replace(/[‐‑‒–—―−]/g, '-')
      .replace(/\s+/gu, ''),
  ];
}

/** Character error rate 0..: edit distance to the true text divided by its length, both made comparable. */
export function characterErrorRate(truth: string, read: string): number {
  const a = comparable(truth);
  const b = comparable(read);
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, char] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      const change = (row[j] ?? 0) + (char === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return a.length === 0 ? 0 : (row[b.length] ?? 0) / a.length;
}
