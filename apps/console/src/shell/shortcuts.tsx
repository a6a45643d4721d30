import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ShortcutRegistry, type Place, type Shortcut, type ShortcutOptions } from './shortcut-registry';

const registry = new ShortcutRegistry();
const OFF = 'madoguchi.shortcuts-off';

/**
 * Gives the page a key, and the `?` sheet a line for it, while the calling component is shown: from the moment on in which it
 * stands there, and with what it shows then, however slow the machine.
 * Without effect during kana-kanji conversion, and for bare keys while somebody types in a field.
 * @param keys `/`, `j`, `Enter`, `alt+n`, `mod+k` (Ctrl, on a Mac ⌘), or two keys one after another: `g c`
 * @param label what it does, in the user's language: `t('…')`
 */
export function useShortcut(keys: string, label: string, action: () => void, options: ShortcutOptions = {}): void {
  const latest = useRef(action);
  const { enabled = true, scope = 'page', inDialog = false } = options;
  useLayoutEffect(() => {
    latest.current = action;
  });
  useLayoutEffect(() => {
    const run = (): void => {
      latest.current();
    };
    return registry.add({ keys, label, run, enabled, scope, inDialog });
  }, [keys, label, enabled, scope, inDialog]);
}

/** What `useShortcut` offers now. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(registry.subscribe, registry.list);
}

/** Whether single keys work; some voices and hands press them by mistake (WCAG 2.1.4). */
export function useShortcutsOn(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(OFF) === null);
  return [
    on,
    (next) => {
      if (next) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, '1');
      setOn(next);
    },
  ];
}

/** Listens to the keyboard for all shortcuts; the shell uses it once. */
export function useShortcutKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const single = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (single && event.key !== '?' && localStorage.getItem(OFF) !== null) return;
      if (registry.press(event, placeOf(event.target), event.timeStamp)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}

const NO_TEXT = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'];

function placeOf(target: EventTarget | null): Place {
  const at = target instanceof HTMLElement ? target : null;
  const field = at?.closest('input, textarea, select, [contenteditable="true"]') ?? null;
  return {
    typing: field !== null && !(field instanceof HTMLInputElement && NO_TEXT.includes(field.type)),
    onControl: at?.closest('a, button, summary, input, [role="tab"], [role="option"]') != null,
    dialogOpen: document.querySelector('[role="dialog"][aria-modal="true"]') !== null,
  };
}
