import { dark } from './pixels.js';
import type { GreyPage } from './pixels.js';

/** Connected areas of ink (8 neighbours) of a page; the arrays are indexed by label, 0 is paper. */
export interface InkComponents {
  /** Label of each pixel. */
  labels: Int32Array;
  count: number;
  area: number[];
  left: number[];
  top: number[];
  right: number[];
  bottom: number[];
}

/** Finds the connected areas of ink of a page. */
export function inkComponents(page: GreyPage): InkComponents {
  const { width, height } = page;
  const labels = new Int32Array(width * height);
  const found = { labels, count: 0, area: [0], left: [0], top: [0], right: [0], bottom: [0] };
  const stack: number[] = [];
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] === 0 && dark(page.data, start)) flood(page, { found, stack, start });
  }
  return found;
}

function flood(page: GreyPage, o: { found: InkComponents; stack: number[]; start: number }): void {
  const { data, width, height } = page;
  const { labels } = o.found;
  const label = ++o.found.count;
  const box = { area: 0, left: width, top: height, right: 0, bottom: 0 };
  o.stack.push(o.start);
  labels[o.start] = label;
  for (let at = o.stack.pop(); at !== undefined; at = o.stack.pop()) {
    const y = Math.trunc(at / width);
    const x = at - y * width;
    box.area++;
    if (x < box.left) box.left = x;
    if (x > box.right) box.right = x;
    if (y < box.top) box.top = y;
    if (y > box.bottom) box.bottom = y;
    const [fromX, toX] = [x > 0 ? x - 1 : 0, x < width - 1 ? x + 1 : x];
    for (let ny = y > 0 ? y - 1 : 0; ny <= y + 1 && ny < height; ny++) {
      for (let next = ny * width + fromX; next <= ny * width + toX; next++) {
        if (labels[next] !== 0 || !dark(data, next)) continue;
        labels[next] = label;
        o.stack.push(next);
      }
    }
  }
  o.found.area.push(box.area);
  o.found.left.push(box.left);
  o.found.top.push(box.top);
  o.found.right.push(box.right);
  o.found.bottom.push(box.bottom);
}

/** Which blobs count as dirt. Sizes in pixels of the page as it came. */
export interface DespeckleRule {
  /** Blobs of at most this size go even beside larger ink. */
  near: number;
  /** Blobs of at most this size go where no larger ink is within reach. */
  far: number;
  reachX: number;
  reachY: number;
  /** Flat runs one pixel high beside larger ink stay: they are what a coarse line leaves of a thin horizontal stroke. */
  keepRuns: boolean;
}

const RUN_LENGTH = 3;

/** Removes dirt from a noisy page. Not for clean ones: it eats thin strokes. */
export function despeckle(page: GreyPage, rule: DespeckleRule): GreyPage {
  const found = inkComponents(page);
  const beside = besideInk(page, found, rule);
  const dirt = new Uint8Array(found.count + 1);
  for (let label = 1; label <= found.count; label++) {
    const area = found.area[label] ?? 0;
    if (area > (beside[label] === 1 ? rule.near : rule.far)) continue;
    const flat = area >= RUN_LENGTH && found.top[label] === found.bottom[label];
    if (!(rule.keepRuns && flat && beside[label] === 1)) dirt[label] = 1;
  }
  const data = Uint8Array.from(page.data);
  for (let i = 0; i < data.length; i++) if (dirt[found.labels[i] ?? 0] === 1) data[i] = 255;
  return { ...page, data };
}

/** Per label, 1 when larger ink than `far` lies within reach of the box around a small blob. */
function besideInk(page: GreyPage, found: InkComponents, rule: DespeckleRule): Uint8Array {
  const beside = new Uint8Array(found.count + 1);
  for (let label = 1; label <= found.count; label++) {
    if ((found.area[label] ?? 0) <= rule.far && largerWithinReach(page, { found, label, rule })) beside[label] = 1;
  }
  return beside;
}

function largerWithinReach(
  { width, height }: GreyPage,
  { found, label, rule }: { found: InkComponents; label: number; rule: DespeckleRule },
): boolean {
  const { labels, area } = found;
  const left = Math.max(0, (found.left[label] ?? 0) - rule.reachX);
  const right = Math.min(width - 1, (found.right[label] ?? 0) + rule.reachX);
  const top = Math.max(0, (found.top[label] ?? 0) - rule.reachY);
  const bottom = Math.min(height - 1, (found.bottom[label] ?? 0) + rule.reachY);
  for (let y = top; y <= bottom; y++) {
    for (let i = y * width + left; i <= y * width + right; i++) {
      if ((area[labels[i] ?? 0] ?? 0) > rule.far) return true;
    }
  }
  return false;
}
