import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The levels that the pages keep: WCAG 2.2 A and AA. */
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules whose outcome hangs on colours: what another colour scheme can break. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

interface Finding {
  id: string;
  nodes: { html: string; any: { message: string }[] }[];
}

/**
 * What axe-core finds against WCAG 2.2 AA on the page as it stands, one line an element; empty when nothing.
 * `colours` asks only what another colour scheme can break, for a page whose other faults have just been looked for.
 */
export async function accessibilityFaults(
  page: Page,
  asked: 'everything' | 'colours' = 'everything',
): Promise<string[]> {
  await page.evaluate(axe.source);
  const runOnly = asked === 'colours' ? { type: 'rule', values: COLOURS } : LEVELS;
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<{ violations: Finding[] }>(`axe.run(document, ${options})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}
