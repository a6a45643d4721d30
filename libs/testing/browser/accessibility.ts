import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The levels that the pages keep: WCAG 2.2 A and AA. */
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Finding {
  id: string;
  nodes: { html: string; any: { message: string }[] }[];
}

/** Runs in the page: until nothing fades or moves any more, for a letter that is half faded in has too little contrast. */
const STANDS_STILL = `(async () => {
  const moving = () => document.getAnimations().filter(({ effect, playState }) =>
    playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime));
  for (let now = moving(); now.length > 0; now = moving()) await Promise.allSettled(now.map(({ finished }) => finished));
})()`;

/** What axe-core finds against WCAG 2.2 AA on the page as it comes to stand, one line an element; empty when nothing. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(STANDS_STILL);
  await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: LEVELS, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<{ violations: Finding[] }>(`axe.run(document, ${options})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}
