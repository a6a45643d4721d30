import { beforeEach, describe, expect, it } from '@jest/globals';
import { holdSession } from '../api/client';
import { holdKeysForCall, takeKeysForCall } from './keys-ahead';

/** What an event came from, as far as this asks: which of these selectors' places it stands in. */
class Place {
  constructor(private readonly tag: string) {}

  closest(places: string): Place | null {
    return places.split(', ').includes(this.tag) ? this : null;
  }
}

const page = new EventTarget();
Object.assign(globalThis, {
  window: page,
  document: { activeElement: null },
  HTMLInputElement: Place,
  HTMLTextAreaElement: Place,
  Element: Place,
});

const signIn = (id: string): void => {
  holdSession({ csrfToken: 'token', user: { id } });
};
/** Presses a key; whether the browser may do with it what it does. */
const press = (key: string, more: Partial<KeyboardEvent> = {}): boolean => {
  const modifiers = { ctrlKey: false, metaKey: false, altKey: false, ...more };
  return page.dispatchEvent(Object.assign(new Event('keydown', { cancelable: true }), { key, ...modifiers }));
};
const type = (words: string): void => {
  for (const letter of words) expect(press(letter)).toBe(false);
};
const happen = (event: string, tag = 'main'): void => {
  page.dispatchEvent(Object.defineProperty(new Event(event), 'target', { value: new Place(tag) }));
};
let heard = 0;
const hear = (): void => {
  heard += 1;
};

beforeEach(() => {
  takeKeysForCall();
  signIn('sato');
  holdKeysForCall('sato');
  heard = 0;
  // The page's own listeners come after those that catch keys on their way down to it.
  page.removeEventListener('keydown', hear);
  page.addEventListener('keydown', hear);
});

describe('what is typed between the key for a call and its note', () => {
  it('is kept for it once, off the page behind', () => {
    type('gc');
    expect(heard).toBe(0);
    expect(takeKeysForCall()).toBe('gc');
    expect(takeKeysForCall()).toBe('');
    expect([press('x'), heard]).toEqual([true, 1]);
  });

  it('leaves the browser its own keys, and the page nothing of them', () => {
    const own = [press('F5'), press('r', { ctrlKey: true }), press('r', { metaKey: true })];
    expect([...own, press('ArrowLeft', { altKey: true })]).toEqual([true, true, true, true]);
    expect([press('Enter'), press('Tab'), heard]).toEqual([false, false, 0]);
    expect(takeKeysForCall()).toBe('');
  });

  it('is given up by Esc, which gives the keys back', () => {
    type('gc');
    press('Escape');
    expect([press('x'), heard]).toEqual([true, 1]);
    expect(takeKeysForCall()).toBe('');
  });

  it('outlives a click on nothing, after which the keys are the page’s', () => {
    type('gc');
    happen('pointerdown');
    happen('click');
    expect([press('x'), heard]).toEqual([true, 1]);
    happen('focusin', 'textarea');
    expect(takeKeysForCall()).toBe('gc');
  });

  it.each([
    ['back, also after a click', 'popstate', 'main'],
    ['by a link, to another call say', 'click', 'a'],
    ['by a button', 'click', 'button'],
    ['into a field', 'focusin', 'input'],
    ['into a list of choices', 'focusin', 'select'],
    ['into another note', 'focusin', 'textarea:not(#call-note)'],
    ['into a dialog, whose password it is not to swallow', 'focusin', '[role="dialog"]'],
  ])('is for no call when somebody goes %s', (_, event, tag) => {
    type('gc');
    if (event !== 'focusin') happen('pointerdown');
    happen(event, tag);
    expect([press('x'), heard]).toEqual([true, 1]);
    expect(takeKeysForCall()).toBe('');
  });

  it('is for nobody else who signs in meanwhile', () => {
    type('gc');
    signIn('suzuki');
    expect(takeKeysForCall()).toBe('');
  });
});
