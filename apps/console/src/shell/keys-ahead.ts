import { useEffect, useRef, useState } from 'react';
import { isHeldBy } from '../api/client';
import { isComposing, type KeyLike } from '../lib/ime';

/** A key as far as this looks at it. */
export interface AheadKey extends KeyLike {
  altKey?: boolean;
}

/** Words typed so far, and the next key: letters are added, Backspace takes the last away, all else changes nothing. */
export function typedAhead(before: string, key: AheadKey): string {
  if (isComposing(key) || key.ctrlKey === true || key.metaKey === true || key.altKey === true) return before;
  if (key.key === 'Backspace') return [...before].slice(0, -1).join('');
  return [...key.key].length === 1 ? before + key.key : before;
}

/** The field of the page behind that letters go into; null when none has the focus. */
function focusedField(): HTMLElement | null {
  const { activeElement: at } = document;
  const isField = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
  return isField && at.closest('[role="dialog"]') === null ? at : null;
}

/** Keys by which the browser itself does something: it goes back, reloads, opens another tab. */
function isForBrowser({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || /^F\d+$/.test(key);
}

let forCall = { typed: '', by: '' };
let letGo = (): void => undefined;

/**
 * Between the key that begins a call and its note the page before still stands there: what is typed from now on must not act on
 * it, nor end in its fields. Kept for the note, which fetches it, and for nobody but who typed it. Whoever presses Esc, goes back,
 * follows a link or comes into another field does something else: no call gets their words then.
 */
export function holdKeysForCall(userId: string): void {
  takeKeysForCall();
  // A running conversion would go on in the field behind, whose keys nothing can stop.
  focusedField()?.blur();
  forCall.by = userId;
  const over = new AbortController();
  letGo = () => {
    over.abort();
  };
  const take = (event: KeyboardEvent): void => {
    event.stopImmediatePropagation();
    if (isForBrowser(event)) return;
    event.preventDefault();
    if (event.key === 'Escape') takeKeysForCall();
    else forCall.typed = typedAhead(forCall.typed, event);
  };
  const leaveBy =
    (places: string) =>
    ({ target }: Event): void => {
      if (target instanceof Element && target.closest(places) !== null) takeKeysForCall();
    };
  const options = { capture: true, signal: over.signal };
  const rest = (): void => {
    window.removeEventListener('keydown', take, options);
  };
  window.addEventListener('keydown', take, options);
  window.addEventListener('pointerdown', rest, options);
  window.addEventListener('click', leaveBy('a, button'), options);
  window.addEventListener('focusin', leaveBy('[role="dialog"], input, select, textarea:not(#call-note)'), options);
  window.addEventListener('popstate', takeKeysForCall, options);
}

/** What was typed for the note of a call, once; keys are the page's again. */
export function takeKeysForCall(): string {
  letGo();
  const { typed, by } = forCall;
  forCall = { typed: '', by: '' };
  return isHeldBy(by) ? typed : '';
}

/**
 * Between the key that asks for a dialog and the dialog with its focus there may be a moment in which it is still being
 * loaded. What is typed then is meant for it: it must not act on the page behind, whose field gives up the focus until it is
 * over. Answers what was typed.
 * @param over what is asked for; null for nothing
 * @param leave Esc, while it has not come yet
 */
export function useKeysAhead(over: string | null, leave: () => void): string {
  const [typed, setTyped] = useState('');
  const left = useRef(leave);
  useEffect(() => {
    left.current = leave;
  });
  useEffect(() => {
    setTyped('');
    if (over === null) return undefined;
    const field = focusedField();
    // A running conversion would go on in the field behind, whose keys nothing can stop.
    field?.blur();
    const take = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') left.current();
      else setTyped((before) => typedAhead(before, event));
    };
    const arrived = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.closest('[role="dialog"]') !== null) done();
    };
    const done = (): void => {
      window.removeEventListener('keydown', take, true);
      document.removeEventListener('focusin', arrived);
    };
    window.addEventListener('keydown', take, true);
    document.addEventListener('focusin', arrived);
    return () => {
      done();
      if (document.activeElement === document.body) field?.focus({ preventScroll: true });
    };
  }, [over]);
  return typed;
}
