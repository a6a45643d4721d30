import type { Page } from 'playwright-core';
import type { HttpClient } from '#testing';
import { CONSOLE_ROUTES } from './console-routes.js';
import type { DemoPerson } from './demo-room.js';

/** A key screen: what docs/screens keeps a picture of. */
export interface Screen {
  /** Of the picture, without its ending. */
  name: string;
  /** Null for a page of the public. */
  person: DemoPerson | null;
  path: (client: HttpClient) => Promise<string | null>;
  /** What is done on the page before the picture is taken. */
  first?: (page: Page) => Promise<void>;
  dark?: boolean;
  /** Shows what random samples chose, or is not yet known to look the same in each run: its picture is kept for people to look at, and not compared. */
  varies?: true;
  /** On a telephone, 390 × 844; else 1366 × 768. */
  small?: boolean;
}

/**
 * What is made anew in each run: checksums, keys, random samples; and what a pause decides: the line of a draft. The figures
 * of the menu are left out too: how many readings wait is chance.
 */
export const MASKED = ['main code', 'main .mado-id', '.mado-draft-line'];

const NOTE =
  '山田花子様（仮名）。店の係員が、通話の相手と時刻を別れた夫に教えていたとのこと。誰と話したかを夫が知っていて怖い、とお話しです。';

const at = (path: string) => (): Promise<string> => Promise.resolve(path);

/** As the walk through all pages finds it, with a tab. */
const routed =
  (route: string, tab = '') =>
  async (client: HttpClient): Promise<string | null> => {
    const found = await CONSOLE_ROUTES.find((each) => each.route === route)?.path(client);
    return found == null ? null : `${found}${tab}`;
  };

async function typeNote(page: Page): Promise<void> {
  await page.locator('main textarea').first().fill(NOTE);
  await page.locator('main li mark').first().waitFor();
}

async function search(page: Page): Promise<void> {
  await page.locator('main form[role=search] input').first().fill('請求');
  await page.keyboard.press('Enter');
  await page.locator('main mark').first().waitFor();
}

export const SCREENS: readonly Screen[] = [
  { name: 'log-call', person: 'agent', path: at('/log-call'), first: typeNote },
  { name: 'today-agent', person: 'agent', path: at('/today') },
  { name: 'today-phone', person: 'agent', path: at('/today'), small: true },
  { name: 'queue-mine', person: 'agent', path: at('/queues/mine') },
  { name: 'complaint', person: 'agent', path: routed('/complaints/:id') },
  { name: 'search', person: 'agent', path: at('/search'), first: search },
  { name: 'queue-team', person: 'supervisor', path: at('/queues/team'), dark: true },
  { name: 'today-officer', person: 'compliance', path: at('/today'), varies: true },
  { name: 'reading', person: 'agent', path: routed('/reading/:id') },
  { name: 'review-queue', person: 'compliance', path: at('/review'), varies: true },
  { name: 'review', person: 'compliance', path: routed('/review/:id') },
  { name: 'incident', person: 'compliance', path: routed('/incidents/:id') },
  {
    name: 'incident-clocks',
    person: 'compliance',
    path: routed('/incidents/:id', '?tab=deadlines'),
    dark: true,
  },
  { name: 'incident-report', person: 'compliance', path: routed('/incidents/:id', '?tab=reports') },
  { name: 'campaign', person: 'compliance', path: routed('/campaigns/:id') },
  { name: 'ledger', person: 'manager', path: at('/ledger') },
  { name: 'trends', person: 'manager', path: at('/trends'), dark: true },
  { name: 'monthly-report', person: 'manager', path: at('/reports') },
  { name: 'missed-bound', person: 'manager', path: at('/missed-bound') },
  { name: 'access-review', person: 'manager', path: at('/admin/access-review') },
  { name: 'retention', person: 'manager', path: at('/admin/retention') },
  { name: 'guideline', person: 'auditor', path: at('/guideline') },
  { name: 'proof', person: 'auditor', path: at('/proof'), varies: true },
  { name: 'users', person: 'admin', path: at('/users') },
  { name: 'public-form', person: null, path: at('/') },
  { name: 'public-form-easy', person: null, path: at('/easy'), small: true },
  { name: 'public-contact', person: null, path: at('/contact') },
];
