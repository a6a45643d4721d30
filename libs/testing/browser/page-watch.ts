import type { Page } from 'playwright-core';

/** What went wrong on a page while nobody looked. */
export interface PageWatch {
  /** Uncaught errors, breaches of the content security policy and other errors in the console, answers from 500 on. */
  readonly faults: string[];
  /** Answers from 400 to 499, as `409 PUT /path`: whether one was to be expected is for the test to say. */
  readonly refusals: string[];
}

/** Chromium's own line about an answer that {@link PageWatch.refusals} already tells. */
const FAILED_ANSWER = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Writes down from now on what goes wrong on the page. */
export function watchPage(page: Page): PageWatch {
  const watch: PageWatch = { faults: [], refusals: [] };
  page.on('pageerror', (error) => watch.faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !FAILED_ANSWER.test(message.text())) watch.faults.push(message.text());
  });
  page.on('response', (response) => {
    const line = `${String(response.status())} ${response.request().method()} ${new URL(response.url()).pathname}`;
    if (response.status() >= 500) watch.faults.push(line);
    else if (response.status() >= 400) watch.refusals.push(line);
  });
  return watch;
}
