/** Area under the ROC curve; ties count half. NaN when one class is missing. */
export function rocAuc(scores: readonly number[], positive: readonly boolean[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  const positives = positive.filter(Boolean).length;
  const negatives = positive.length - positives;
  if (positives === 0 || negatives === 0) return Number.NaN;
  let rankSum = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to] as number] === scores[order[from] as number]) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at += 1) if (positive[order[at] as number] === true) rankSum += rank;
    from = to;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Area under the precision-recall curve as the mean precision at each positive. */
export function averagePrecision(scores: readonly number[], positive: readonly boolean[]): number {
  const order = descending(scores);
  let found = 0;
  let sum = 0;
  order.forEach((i, at) => {
    if (positive[i] !== true) return;
    found += 1;
    sum += found / (at + 1);
  });
  return found === 0 ? Number.NaN : sum / found;
}

/** Smallest false-positive rate at which at least `recall` of the positives are found. */
export function fprAtRecall(scores: readonly number[], positive: readonly boolean[], recall: number): number {
  const positives = positive.filter(Boolean).length;
  const negatives = positive.length - positives;
  if (positives === 0 || negatives === 0) return Number.NaN;
  const found = scores.filter((_, i) => positive[i] === true).sort((a, b) => b - a);
  const limit = found[Math.max(0, Math.ceil(recall * positives - 1e-9) - 1)] as number;
  return scores.filter((score, i) => positive[i] !== true && score >= limit).length / negatives;
}

function descending(scores: readonly number[]): number[] {
  return scores.map((_, i) => i).sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
}
