import { appendFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { until } from '#testing';

/** What a journey by keys took; times in ms by the clock of the machine that ran it. */
export interface JourneyFigures {
  journey: string;
  /** Every key that is not typed text: Tab, Enter, arrows, shortcuts; two keys one after another are two. */
  actions: number;
  /** Characters that were typed. */
  typed: number;
  wallMs: number;
  /** Round trips of the journey's own requests, `POST /path` with ids left out; the live stream does not count. */
  requests: { what: string; ms: number }[];
}

/** Runs in each page before its own scripts. A press of Enter on a button makes a trusted click of no pointer (detail 0). */
const TELL_POINTERS = `for (const type of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'wheel', 'touchstart', 'click'])
  addEventListener(type, (event) => {
    if (event.isTrusted && !(type === 'click' && event.detail === 0)) tellPointer(type);
  }, { capture: true, passive: true });`;

/** Ids in an address: those of the desk, and those that the browser gives to calls not yet saved. */
const IDS = /[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A page with its pictures may take so long (ms) on a machine with much to do. */
const FOCUS_MS = 60_000;

/** Keys of a pair (`g c`) count together for a moment only, and a machine with much to do may let more than that pass between two presses. */
export async function pressPair(page: Page, first: string, second: string): Promise<void> {
  await Promise.all([page.keyboard.press(first), page.keyboard.press(second)]);
}

/** Somebody who works by keys alone: counts what they press, and notices when a pointer was used after all. */
export class Keyboard {
  /** Trusted events of a mouse, a pen or a finger since the page was opened. */
  readonly pointers: string[] = [];
  private actions = 0;
  private typed = 0;
  private from = 0;
  private requests: JourneyFigures['requests'] = [];

  private constructor(private readonly page: Page) {}

  /** Before the page is opened. */
  static async of(page: Page): Promise<Keyboard> {
    const keyboard = new Keyboard(page);
    await page.exposeFunction('tellPointer', (type: string) => keyboard.pointers.push(type));
    await page.addInitScript(TELL_POINTERS);
    page.on('requestfinished', (request) => {
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith('/api/v1/') || pathname.endsWith('/live')) return;
      const what = `${request.method()} ${pathname.replace(IDS, ':id')}`;
      keyboard.requests.push({ what, ms: Math.round(request.timing().responseEnd * 10) / 10 });
    });
    return keyboard;
  }

  /** Begins a journey: all counts from nothing. */
  begin(): void {
    [this.actions, this.typed, this.requests, this.from] = [0, 0, [], performance.now()];
  }

  /** Presses keys one after another; each is an action. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.actions += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Presses two keys that are one shortcut: the second goes out before the page has worked off the first, as from a hand. */
  async pressPair(first: string, second: string): Promise<void> {
    this.actions += 2;
    await pressPair(this.page, first, second);
  }

  /** Types text as an input method hands it over: the keys of the conversion belong to typing. */
  async type(text: string): Promise<void> {
    this.typed += [...text].length;
    await this.page.keyboard.insertText(text);
  }

  /** Waits until the element that a selector finds has the focus. */
  async focusIn(what: string, selector: string): Promise<void> {
    const inside = `document.activeElement?.matches(${JSON.stringify(selector)}) === true`;
    await until(`the focus in ${what}`, () => this.page.evaluate<boolean>(inside), FOCUS_MS);
  }

  /** What has the focus: `BODY` when it was lost. */
  focused(): Promise<string> {
    return this.page.evaluate<string>(`document.activeElement?.tagName ?? 'BODY'`);
  }

  /** Ends a journey: prints its figures, and keeps them where MADOGUCHI_JOURNEYS_REPORT says. */
  end(journey: string): JourneyFigures {
    const wallMs = Math.round(performance.now() - this.from);
    const figures = { journey, actions: this.actions, typed: this.typed, wallMs, requests: this.requests };
    const { actions, typed } = figures;
    report(figures, `${journey}: ${String(actions)} actions, ${String(typed)} characters, ${String(wallMs)} ms`);
    return figures;
  }
}

/** One line to read, and one of JSON in the file that MADOGUCHI_JOURNEYS_REPORT names. */
export function report(figures: object, line: string): void {
  process.stderr.write(`journey: ${line}\n`);
  const file = process.env['MADOGUCHI_JOURNEYS_REPORT'];
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify(figures)}\n`);
}
