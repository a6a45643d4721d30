import { describe, expect, it } from '@jest/globals';
import { unfitRuntime } from './runtime.js';

describe('the Node that the desk runs on', () => {
  it('is refused in one sentence when it is too old', () => {
    expect(unfitRuntime('20.20.2')).toMatch(/^Node 24 is needed, and this is Node 20\.20\.2: /);
  });

  it.each(['24.0.0', '24.21.0', '26.1.0'])('%s is fit', (version) => {
    expect(unfitRuntime(version)).toBeNull();
  });
});
