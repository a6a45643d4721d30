import { describe, expect, it } from '@jest/globals';
import { PAIR_MS, ShortcutRegistry, strokeOf, type Place, type ShortcutOptions } from './shortcut-registry';

const free: Place = { typing: false, onControl: false, dialogOpen: false };

function registryWith(...shortcuts: [keys: string, options?: ShortcutOptions][]) {
  const ran: string[] = [];
  const registry = new ShortcutRegistry();
  const removes = shortcuts.map(([keys, options = {}]) =>
    registry.add({
      keys,
      label: keys,
      run: () => ran.push(`${keys} ${options.scope ?? 'page'}`),
      enabled: options.enabled ?? true,
      scope: options.scope ?? 'page',
      inDialog: options.inDialog ?? false,
    }),
  );
  return { registry, ran, removes };
}

describe('shortcuts', () => {
  it.each([
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: 'K', ctrlKey: true }, 'mod+k'],
    [{ key: 'k', metaKey: true }, 'mod+k'],
    [{ key: 'ArrowDown', shiftKey: true }, 'shift+ArrowDown'],
    [{ key: '˜', code: 'KeyN', altKey: true }, 'alt+n'],
    [{ key: 'ー', code: 'KeyJ' }, 'j'],
    [{ key: 'Shift', shiftKey: true }, null],
    [{ key: 'Enter', isComposing: true }, null],
    [{ key: 'j', keyCode: 229 }, null],
  ])('read %j as %s', (event, stroke) => {
    expect(strokeOf(event)).toBe(stroke);
  });

  it('leave bare keys to the field somebody types in, and take those with Ctrl or Alt', () => {
    const { registry, ran } = registryWith(['j'], ['mod+k'], ['alt+n']);
    const typing = { ...free, typing: true };
    expect(registry.press({ key: 'j' }, typing, 0)).toBe(false);
    expect(registry.press({ key: 'k', ctrlKey: true }, typing, 0)).toBe(true);
    expect(registry.press({ key: 'n', code: 'KeyN', altKey: true }, typing, 0)).toBe(true);
    expect(registry.press({ key: 'j' }, free, 0)).toBe(true);
    expect(ran).toEqual(['mod+k page', 'alt+n page', 'j page']);
  });

  it('record or send once while the key is held, and go on from line to line', () => {
    const { registry, ran } = registryWith(['mod+Enter'], ['j']);
    for (const repeat of [false, true, true]) {
      expect(registry.press({ key: 'Enter', ctrlKey: true, repeat }, free, 0)).toBe(true);
      registry.press({ key: 'j', repeat }, free, 0);
    }
    expect(ran).toEqual(['mod+Enter page', 'j page', 'j page', 'j page']);
  });

  it('leave Enter to the link or button that has the focus', () => {
    const { registry, ran } = registryWith(['Enter']);
    registry.press({ key: 'Enter' }, { ...free, onControl: true }, 0);
    expect(ran).toEqual([]);
    registry.press({ key: 'Enter' }, free, 0);
    expect(ran).toEqual(['Enter page']);
  });

  it('rest while a dialog is open, but for those of dialogs', () => {
    const { registry, ran } = registryWith(['j'], ['mod+k', { inDialog: true }]);
    const dialog = { ...free, dialogOpen: true };
    registry.press({ key: 'j' }, dialog, 0);
    registry.press({ key: 'k', ctrlKey: true }, dialog, 0);
    expect(ran).toEqual(['mod+k page']);
  });

  it('take two keys within a moment, and not after it', () => {
    const { registry, ran } = registryWith(['g c'], ['c']);
    registry.press({ key: 'g' }, free, 0);
    registry.press({ key: 'c' }, free, PAIR_MS);
    registry.press({ key: 'g' }, free, 10_000);
    registry.press({ key: 'c' }, free, 10_001 + PAIR_MS);
    expect(ran).toEqual(['g c page', 'c page']);
  });

  it('prefer the page to the shell, whichever registered first, and forget what is gone', () => {
    const { registry, ran, removes } = registryWith(['/'], ['/', { scope: 'everywhere' }]);
    registry.press({ key: '/' }, free, 0);
    removes[0]?.();
    registry.press({ key: '/' }, free, 0);
    expect(ran).toEqual(['/ page', '/ everywhere']);
    expect(registry.list()).toHaveLength(1);
  });

  it('do nothing where the key was taken already, or the shortcut is off', () => {
    const { registry, ran } = registryWith(['j'], ['x', { enabled: false }]);
    registry.press({ key: 'j', defaultPrevented: true }, free, 0);
    registry.press({ key: 'x' }, free, 0);
    expect(ran).toEqual([]);
  });
});
