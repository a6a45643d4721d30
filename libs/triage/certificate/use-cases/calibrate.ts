import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, plusMs, type Clock, type Instant } from '#kernel';
import { fewestFor, sizeOf, type Mix, type TriageEngine } from '#engine';
import { ActiveEngine } from '../../lookback/use-cases/active-engine.js';
import { DeskScores } from '../data/desk-scores.js';
import { calibrateOnDesk, calibrateOnInvented, type Calibration } from '../domain/calibration.js';
import { certificateErrors } from '../../domain/certificate.errors.js';
import type { DeskReading } from '../domain/desk-reading.js';

const DAY_MS = 86_400_000;
/** Registrations of so long (ms) count as the desk's. */
export const DESK_MS = 365 * DAY_MS;
/** Registrations of so long (ms) stand for those to come. */
const RECENT_MS = 28 * DAY_MS;
/** Below so many recent registrations all of them stand for those to come. */
const FEWEST_RECENT = 100;

/** A calibration, what the desk looked like, and the engine it is for. */
export interface Calibrated {
  calibration: Calibration;
  reading: DeskReading;
  /** The desk's mix that the calibration was compared with. */
  desk: Mix;
  engine: TriageEngine;
}

/** Finds the threshold for a wished rate of misses: on the desk's own signals where they suffice, else on invented texts. */
@Injectable()
export class Calibrate {
  constructor(
    private readonly engines: ActiveEngine,
    private readonly scores: DeskScores,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Version of the model that reads now. */
  get model(): string {
    return this.engines.current().card.version;
  }

  /** The desk's registrations under the present model. @param recentFrom 28 days ago unless later */
  reading(recentFrom?: Instant): Promise<DeskReading> {
    const now = nowInstant(this.clock);
    const usual = plusMs(now, -RECENT_MS);
    const from = recentFrom !== undefined && recentFrom > usual ? recentFrom : usual;
    return this.scores.read(this.model, plusMs(now, -DESK_MS), from);
  }

  /** Error: `certificate.nothing-to-go-by`. */
  async execute(alpha: number): Promise<Calibrated> {
    const engine = this.engines.current();
    const reading = await this.reading();
    const desk = sizeOf(reading.recent) >= FEWEST_RECENT ? reading.recent : reading.mix;
    return { calibration: calibrated(engine, reading, desk, alpha), reading, desk, engine };
  }
}

function calibrated(engine: TriageEngine, reading: DeskReading, desk: Mix, alpha: number): Calibration {
  const own = reading.signals.length >= fewestFor(alpha) ? calibrateOnDesk(reading, alpha) : null;
  if (own?.controlled.provable === true) return own;
  if (engine.heldOut?.positive.includes(1)) return calibrateOnInvented(engine.heldOut, desk, alpha);
  if (own !== null) return own;
  throw new DomainError(certificateErrors['certificate.nothing-to-go-by']);
}
