/** Runs groups in the order of their names, which begin with their weight: the heaviest first, so that no core waits at the end. */
import TestSequencer from '@jest/test-sequencer';

export default class HeaviestFirst extends TestSequencer {
  sort(tests) {
    return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}
