import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence';
import { lexiconOf, type ModelCard } from '#engine';
import { EngineFiles } from '../data/engine-files.js';
import { EngineRows } from '../data/engine-rows.js';
import {
  EngineActivation,
  type EngineSignature,
  type EngineTrial,
  type EngineVersion,
} from '../data/lookback.entities.js';
import { TrialRows } from '../data/trial-rows.js';
import type { TrialReport } from '../domain/difference.js';
import type { Staleness } from '../domain/staleness.js';
import { EngineLibrary } from './engine-library.js';
import { TrialStandings } from './trial-standing.js';

const LISTED = 50;

/** A trial with its figures. `staleness`: why it may no longer be signed. */
export type TrialView = Omit<EngineTrial, 'report' | 'position'> & {
  report: TrialReport;
  staleness: Staleness | null;
};

/** A version with its newest trial and the signatures that count now. */
export interface VersionView extends EngineVersion {
  trial: TrialView | null;
  signatures: Pick<EngineSignature, 'purpose' | 'signedAt' | 'signedBy' | 'role'>[];
}

/** What the model and the words of a version say of themselves. */
export interface EngineCard {
  card: ModelCard;
  words: { version: string; concepts: number; frames: number; kinds: number };
}

/** Versions, trials and activations as they are shown. Identifiers and figures, no content. */
@Injectable()
export class ReadEngines {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: EngineRows,
    private readonly trials: TrialRows,
    private readonly standings: TrialStandings,
    private readonly library: EngineLibrary,
    private readonly files: EngineFiles,
  ) {}

  /** Newest first. */
  async versions(): Promise<VersionView[]> {
    const views: VersionView[] = [];
    for (const version of await this.rows.all()) views.push(await this.view(version));
    return views;
  }

  /** Error: `lookback.version-not-found`. */
  async version(id: string): Promise<VersionView> {
    return this.view(await this.rows.version(id));
  }

  /** Error: `lookback.trial-not-found`. */
  async trial(id: string): Promise<TrialView> {
    return this.trialView(await this.trials.trial(id));
  }

  /** Activations, newest first. */
  activations(): Promise<EngineActivation[]> {
    return this.uow.reads.find(EngineActivation, { order: { id: 'DESC' }, take: LISTED });
  }

  /** The card of a version. Errors: `lookback.version-not-found`; Error when its files cannot be read. */
  async card(id: string): Promise<EngineCard> {
    const engine = await this.library.engine(id);
    const { words } = lexiconOf(await this.files.read((await this.rows.version(id)).lexiconSha256));
    return {
      card: engine.card,
      words: {
        version: words.version,
        concepts: Object.keys(words.concepts).length,
        frames: words.frames.length,
        kinds: Object.keys(words.kinds).length,
      },
    };
  }

  private async view(version: EngineVersion): Promise<VersionView> {
    const trial = await this.trials.latest(version.id);
    const isBack = version.state === 'retired' && version.firstActiveAt !== null;
    const about = isBack ? (await this.rows.activation())?.id : trial?.id;
    const signatures = about === undefined ? [] : await this.rows.signatures(version.id, about);
    return {
      ...version,
      trial: trial === null ? null : await this.trialView(trial),
      signatures: signatures.map(({ purpose, signedAt, signedBy, role }) => ({ purpose, signedAt, signedBy, role })),
    };
  }

  private async trialView(trial: EngineTrial): Promise<TrialView> {
    const { position, report, ...row } = trial;
    void position;
    return { ...row, report: JSON.parse(report) as TrialReport, staleness: await this.standings.staleness(trial) };
  }
}
