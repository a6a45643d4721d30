import { describe, expect, it } from '@jest/globals';
import { OpenDataKey } from '../domain/data-key.js';
import { KeyCache } from './key-cache.js';

describe('the cache of opened keys', () => {
  it('keeps a bounded number, the most recently used', () => {
    const cache = new KeyCache(3, () => 0);
    for (const id of ['a', 'b', 'c']) cache.put(OpenDataKey.create(id, 'complaint'));
    cache.get('a');
    cache.put(OpenDataKey.create('d', 'complaint'));
    expect(['a', 'b', 'c', 'd'].filter((id) => cache.get(id))).toEqual(['a', 'c', 'd']);
    expect(cache.size).toBe(3);
  });

  it('asks for the row again after a minute, however often the key is used', () => {
    let now = 0;
    const cache = new KeyCache(3, () => now);
    cache.put(OpenDataKey.create('a', 'complaint'));
    now = 59_999;
    expect(cache.get('a')).toBeDefined();
    now = 60_000;
    expect(cache.get('a')).toBeUndefined();
  });
});
