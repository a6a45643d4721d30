import { newId, type Instant } from '#kernel';
import type { TriageEngine } from '#engine';
import type { EngineVersion } from './lookback.entities.js';

/** A candidate's row. */
export function newVersion(
  engine: TriageEngine,
  hashes: { model: string; lexicon: string },
  now: Instant,
): Omit<EngineVersion, 'origin' | 'broughtBy'> {
  const modelVersion = engine.card.version;
  return {
    id: newId(),
    engine: engine.version,
    modelSha256: hashes.model,
    lexiconSha256: hashes.lexicon,
    modelVersion,
    // `signals@<words> <model>`: the card knows the model's name only.
    lexiconVersion: engine.version.slice('signals@'.length, -modelVersion.length - 1),
    broughtAt: now,
    state: 'candidate',
    changedAt: now,
    firstActiveAt: null,
  };
}
