import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type Channel, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { ComplaintReader } from '#complaints';
import type { EngineResult } from '#engine';
import { lookbackErrors } from '../../domain/lookback.errors.js';
import { BlindReadings } from '../../review/blind-readings.js';
import { CaseTextRows } from '../data/case-texts.js';
import { TrialRows, type DifferenceLine, type LinesWanted } from '../data/trial-rows.js';
import { readText, type CaseText } from '../domain/read-case.js';
import { EngineLibrary } from './engine-library.js';

/** What an engine says of one text. */
export type ShownReading = Pick<EngineResult, 'score' | 'flagged' | 'kinds' | 'leads' | 'reasons'>;

const NOTHING_SAID = {
  difference: null,
  scoreBefore: null,
  scoreAfter: null,
  kindsBefore: null,
  kindsAfter: null,
  leadsBefore: null,
  leadsAfter: null,
};
type Said = keyof typeof NOTHING_SAID;

/** A line of the report as a person sees it; what the engines say is null while a blind reading waits for that person. */
export type ShownLine = Omit<DifferenceLine, Said> & { [K in Said]: DifferenceLine[K] | null };

/** A complaint of the report with its texts, as both engines read each of them. */
export interface DifferenceText {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  language: string;
  receivedAt: Instant;
  /** A blind reading of this complaint waits: what the engines say is shown when it has been answered. */
  withheld: boolean;
  texts: (CaseText & { before: ShownReading | null; after: ShownReading | null })[];
}

/** The report of differences, and its texts for those who sign it. */
@Injectable()
export class ReadDifference {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly trials: TrialRows,
    private readonly library: EngineLibrary,
    private readonly cases: CaseTextRows,
    private readonly reader: ComplaintReader,
    private readonly blind: BlindReadings,
  ) {}

  /** Lines of the report; no content. Error: `lookback.trial-not-found`. */
  async lines(trialId: string, o: LinesWanted): Promise<DifferenceLine[]> {
    await this.trials.trial(trialId);
    return this.trials.differences(trialId, o);
  }

  /** {@link lines} for a person, without what the engines say of complaints that the person is still to read blind. */
  async linesFor(actor: Actor, trialId: string, o: LinesWanted): Promise<ShownLine[]> {
    await this.trials.trial(trialId);
    const lines = await this.trials.differences(trialId, o, this.blind.awaiting(actor, 'd.complaint_id'));
    const hidden = await this.blind.among(
      lines.map(({ complaintId }) => complaintId),
      actor,
    );
    return lines.map((line) => (hidden.has(line.complaintId) ? { ...line, ...NOTHING_SAID } : line));
  }

  /**
   * Opens one complaint of the report from the vault; the look is in the audit log first. Errors:
   * `lookback.trial-not-found`, `lookback.not-in-report`, `vault.key-erased`.
   */
  async text(trialId: string, complaintId: string, actor: Actor): Promise<DifferenceText> {
    const trial = await this.trials.trial(trialId);
    if (!(await this.trials.names(trialId, complaintId)))
      throw new DomainError(lookbackErrors['lookback.not-in-report']);
    const { slipNumber, receivedAt } = await this.reader.open(complaintId, actor, `look-back ${trialId}`);
    const [found] = await this.cases.open([complaintId]);
    if (found === undefined) throw new DomainError(lookbackErrors['lookback.not-in-report']);
    const withheld = await this.isReadBlind(complaintId);
    const pair = [
      await this.library.reader(trial.baseId, trial.baseThreshold),
      await this.library.reader(trial.versionId, trial.threshold),
    ];
    const texts: DifferenceText['texts'] = [];
    for (const text of found.texts) {
      const [before, after] = await Promise.all(pair.map((reader) => readText(reader, text, found)));
      texts.push({ ...text, before: shown(before, withheld), after: shown(after, withheld) });
    }
    const { channel, language } = found;
    return { complaintId, slipNumber, channel, language, receivedAt, withheld, texts };
  }

  private async isReadBlind(complaintId: string): Promise<boolean> {
    const [open] = await query(
      this.uow.reads,
      "SELECT 1 FROM review_tasks WHERE complaint_id = ? AND state = 'open' AND blind = ? LIMIT 1",
      [complaintId, true],
    );
    return open !== undefined;
  }
}

function shown(result: EngineResult | undefined, withheld: boolean): ShownReading | null {
  if (withheld || result === undefined) return null;
  const { score, flagged, kinds, leads, reasons } = result;
  return { score, flagged, kinds, leads, reasons };
}
