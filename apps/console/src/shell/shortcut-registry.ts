import { isComposing, type KeyLike } from '../lib/ime';

/** A key event as far as shortcuts look at it; the DOM's fits. */
export interface ShortcutEvent extends KeyLike {
  code?: string;
  altKey?: boolean;
  shiftKey?: boolean;
  /** The key is held down. */
  repeat?: boolean;
  defaultPrevented?: boolean;
}

export interface ShortcutOptions {
  /** Listed, but without effect, while false. */
  enabled?: boolean;
  /** 'everywhere' stands in the sheet under "all pages" and gives way to a page's own use of the same key. */
  scope?: 'page' | 'everywhere';
  /** Also while a dialog is open. */
  inDialog?: boolean;
}

export interface Shortcut extends Required<ShortcutOptions> {
  /** `/`, `j`, `Enter`, `alt+n`, `mod+k` (Ctrl, on a Mac ⌘), or two keys one after another: `g c`. */
  keys: string;
  /** What it does, in the user's language. */
  label: string;
  run: () => void;
}

/** Where the user is when a key is pressed. */
export interface Place {
  /** In a field where letters are typed. */
  typing: boolean;
  /** On a link, button or other part that answers Enter and Space itself. */
  onControl: boolean;
  dialogOpen: boolean;
}

/** Time in milliseconds within which the second key of a pair must follow. */
export const PAIR_MS = 1500;

/** `mod+k`, `alt+n`, `?`, `j`: the written form of a key event; null for modifiers alone and running conversions. */
export function strokeOf(event: ShortcutEvent): string | null {
  if (isComposing(event)) return null;
  const key = plainKey(event);
  if (['Control', 'Meta', 'Alt', 'Shift', 'Process', 'Dead', 'Unidentified'].includes(key)) return null;
  const held = [
    event.ctrlKey === true || event.metaKey === true ? 'mod+' : '',
    event.altKey === true ? 'alt+' : '',
    event.shiftKey === true && key.length > 1 ? 'shift+' : '',
  ].join('');
  return held + key;
}

/** The letter on the key where Alt (Mac: ⌥) or another layout makes it something else. */
function plainKey(event: ShortcutEvent): string {
  const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code ?? '')?.[1]?.toLowerCase();
  if (letter !== undefined && (event.altKey === true || event.key.charCodeAt(0) > 0x7e)) return letter;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/** All shortcuts that the shell and the open page offer; those registered last win. */
export class ShortcutRegistry {
  private entries: readonly Shortcut[] = [];
  private readonly listeners = new Set<() => void>();
  private first: { stroke: string; at: number } | null = null;

  add(shortcut: Shortcut): () => void {
    this.change([...this.entries, shortcut]);
    return () => {
      this.change(this.entries.filter((entry) => entry !== shortcut));
    };
  }

  readonly list = (): readonly Shortcut[] => this.entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Runs what the key stands for; answers whether there was something. `at` is in milliseconds. */
  press(event: ShortcutEvent, place: Place, at: number): boolean {
    if (event.defaultPrevented === true) return false;
    const stroke = strokeOf(event);
    if (stroke === null) return false;
    // What records or sends acts once, however long the key is held: a held key must not answer the question it brought up.
    if (event.repeat === true && stroke === 'mod+Enter') return true;
    const before = this.first !== null && at - this.first.at <= PAIR_MS ? `${this.first.stroke} ` : '';
    this.first = null;
    const fitting = this.entries.filter((entry) => entry.enabled && mayRun(entry, stroke, place));
    const found = choose(fitting, before + stroke) ?? choose(fitting, stroke);
    if (found !== undefined) {
      found.run();
      return true;
    }
    if (fitting.some(({ keys }) => keys.startsWith(`${stroke} `))) this.first = { stroke, at };
    return false;
  }

  private change(entries: readonly Shortcut[]): void {
    this.entries = entries;
    for (const listener of this.listeners) listener();
  }
}

function choose(fitting: readonly Shortcut[], keys: string): Shortcut | undefined {
  const same = fitting.filter((entry) => entry.keys === keys);
  return same.findLast(({ scope }) => scope === 'page') ?? same.at(-1);
}

function mayRun(entry: Shortcut, stroke: string, place: Place): boolean {
  if (place.dialogOpen && !entry.inDialog) return false;
  const bare = !/^(?:mod|alt)\+|^(?:shift\+)?(?:F\d+|Escape)$/.test(stroke);
  if (place.typing && bare) return false;
  return !(place.onControl && (stroke === 'Enter' || stroke === ' '));
}
