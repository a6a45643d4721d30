/** The part of a key event that matters here; React's and the DOM's both fit. */
export interface KeyLike {
  key: string;
  ctrlKey?: boolean;
  metaKey?: boolean;
  isComposing?: boolean;
  keyCode?: number;
  /** The key is held down, and this is not its first event. */
  repeat?: boolean;
  nativeEvent?: { isComposing?: boolean; keyCode?: number };
}

/** Browsers report this key code for keys that the input method swallows (Safari: also for the Enter that ends a composition). */
const SWALLOWED_BY_IME = 229;

/** Whether the key belongs to a running kana-kanji conversion and must not be taken as a command. */
export function isComposing(event: KeyLike): boolean {
  const native = event.nativeEvent ?? {};
  return (
    event.isComposing === true ||
    native.isComposing === true ||
    event.keyCode === SWALLOWED_BY_IME ||
    native.keyCode === SWALLOWED_BY_IME
  );
}

/** Ctrl+Enter (⌘+Enter on a Mac) outside of a conversion, once however long it is held: the "save" key of every form. */
export function isSaveKey(event: KeyLike): boolean {
  if (event.repeat === true) return false;
  return event.key === 'Enter' && (event.ctrlKey === true || event.metaKey === true) && !isComposing(event);
}

/** Enter alone outside of a conversion. */
export function isEnter(event: KeyLike): boolean {
  return event.key === 'Enter' && event.ctrlKey !== true && event.metaKey !== true && !isComposing(event);
}
