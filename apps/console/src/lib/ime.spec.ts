import { describe, expect, it } from '@jest/globals';
import { isComposing, isEnter, isSaveKey } from './ime';

describe('keys while a Japanese input method converts', () => {
  it('takes Ctrl+Enter and ⌘+Enter as save', () => {
    expect(isSaveKey({ key: 'Enter', ctrlKey: true })).toBe(true);
    expect(isSaveKey({ key: 'Enter', metaKey: true })).toBe(true);
  });

  it('does not take a plain Enter as save', () => {
    expect(isSaveKey({ key: 'Enter' })).toBe(false);
  });

  it('saves once while the keys are held', () => {
    expect(isSaveKey({ key: 'Enter', ctrlKey: true, repeat: true })).toBe(false);
    expect(isSaveKey({ key: 'Enter', ctrlKey: true, repeat: false })).toBe(true);
  });

  it('never saves while a conversion runs, however the browser says so', () => {
    expect(isSaveKey({ key: 'Enter', ctrlKey: true, isComposing: true })).toBe(false);
    expect(isSaveKey({ key: 'Enter', ctrlKey: true, nativeEvent: { isComposing: true } })).toBe(false);
    expect(isSaveKey({ key: 'Enter', ctrlKey: true, keyCode: 229 })).toBe(false);
    expect(isSaveKey({ key: 'Enter', ctrlKey: true, nativeEvent: { keyCode: 229 } })).toBe(false);
  });

  it('takes the Enter that ends a conversion in Safari (key code 229, no longer composing) as part of it', () => {
    expect(isEnter({ key: 'Enter', nativeEvent: { isComposing: false, keyCode: 229 } })).toBe(false);
    expect(isComposing({ key: 'Enter', nativeEvent: { isComposing: false, keyCode: 13 } })).toBe(false);
  });

  it('takes Enter alone as Enter', () => {
    expect(isEnter({ key: 'Enter', nativeEvent: { isComposing: false, keyCode: 13 } })).toBe(true);
  });
});
