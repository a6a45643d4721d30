import { Injectable } from '@nestjs/common';
import type { AssessInput, EngineResult, Preview, TriageEngine } from '#engine';
import { ActiveEngine } from '../../lookback/use-cases/active-engine.js';
import { ActiveThreshold } from './active-threshold.js';

/** Reads texts with the engine that is active, flagging by the threshold that is in force. */
@Injectable()
export class CertifiedReading {
  constructor(
    private readonly engines: ActiveEngine,
    private readonly threshold: ActiveThreshold,
  ) {}

  /** The engine for the next text. */
  get engine(): TriageEngine {
    return this.engines.current();
  }

  /** Stores nothing; no statement either. */
  assess(input: AssessInput): EngineResult {
    return this.engine.assess(input, { threshold: this.threshold.current().probability });
  }

  /** A text that is being typed, with what to ask next in the given language. Stores nothing. */
  preview(input: AssessInput, lang: string): Preview {
    return this.engine.preview(input, lang, { threshold: this.threshold.current().probability });
  }
}
