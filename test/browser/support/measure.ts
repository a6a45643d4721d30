import type { Page } from 'playwright-core';

/** n, median and 95th percentile of times in ms, as figures and in words. */
export function spread(times: readonly number[]): { of: { n: number; p50: number; p95: number }; words: string } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? NaN) * 10) / 10;
  const of = { n: sorted.length, p50: at(0.5), p95: at(0.95) };
  return { of, words: `n ${String(of.n)}, median ${String(of.p50)} ms, p95 ${String(of.p95)} ms` };
}

/** What a run of {@link scroll} saw. */
interface Scrolled {
  /** Moments of the frames, ms. */
  frames: number[];
  /** Most lines on the page at once. */
  mostRows: number;
  /** The furthest line that was on the page. */
  end: number;
}

/** Runs in the page: scrolls so many pixels a frame, for `frames` frames and until line `end` has been on the page. */
const scroll = (o: { pixels: number; frames: number; end: number }): string => `new Promise((done) => {
  const frames = [];
  let [mostRows, end] = [0, 0];
  const step = (now) => {
    frames.push(now);
    const rows = [...document.querySelectorAll('.mado-list-body [role=row]')];
    mostRows = Math.max(mostRows, rows.length);
    end = Math.max(end, ...rows.map((row) => Number(row.dataset.index ?? -1) + 1));
    if (frames.length > ${String(o.frames)} && end >= ${String(o.end)}) return done({ frames, mostRows, end });
    window.scrollBy(0, ${String(o.pixels)});
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;

/**
 * Scrolls a list as steadily as a held wheel (100 pixels a frame) for 300 frames, then in leaps to line 2,100. Tells how
 * late the frames came, and the processor time of the page's main thread for each, which a busy machine does not swell.
 */
export async function scrollThrough(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
  const before = await spent();
  const { frames, mostRows } = await page.evaluate<Scrolled>(scroll({ pixels: 100, frames: 300, end: 0 }));
  const cpu = Math.round(((await spent()) - before) / 30) / 10;
  const rest = await page.evaluate<Scrolled>(scroll({ pixels: 1500, frames: 0, end: 2100 }));
  const gaps = frames.slice(1).map((at, n) => at - (frames[n] ?? at));
  const share = (ms: number): number => Math.round((gaps.filter((gap) => gap > ms).length / gaps.length) * 1000) / 1000;
  const most = Math.max(mostRows, rest.mostRows);
  // The clock of a page is coarse: a frame on time may be told as 16.7 or 16.8.
  const late = { over16: share(16.9), over33: share(33.5) };
  const { of, words } = spread(gaps);
  const told = `longer than 16.7 ms ${String(late.over16)}, than 33 ms ${String(late.over33)}; processor ${String(cpu)} ms a frame`;
  return {
    of: { ...of, ...late, cpu, mostRows: most, end: rest.end },
    words: `${words}, ${told}, ${String(most)} lines at most`,
  };
}
