import { AuditLog } from '#audit';
import type { HeldOut, TriageEngine } from '#engine';
import type { Settings } from '#kernel';
import { DomainEvents, newId, type Channel, type Clock } from '#kernel';
import { insert, run, type UnitOfWork } from '#persistence';
import { newRing, RingMasterKey } from '#vault';
import { EngineActivation, EngineVersion } from '../../lookback/data/lookback.entities.js';
import type { ActiveEngine } from '../../lookback/use-cases/active-engine.js';
import { CertificateRows } from '../data/certificate-rows.js';
import { DeskScores } from '../data/desk-scores.js';
import { WatchCertificate } from '../jobs/watch-certificate.js';
import { ActiveThreshold } from './active-threshold.js';
import { Calibrate } from './calibrate.js';
import { IssueCertificate } from './issue-certificate.js';
import { ShowCertificate } from './show-certificate.js';

/** An engine of which only the card and the held-out scores matter. */
export function engineWith(version: string, probability: number, heldOut?: HeldOut): TriageEngine {
  return { version: `signals@1 ${version}`, card: { version, threshold: { probability } }, heldOut } as TriageEngine;
}

/** 200 signals with scores 0.0025 … 0.9975 and 200 other texts, half of them calls. */
export const HELD_OUT: HeldOut = {
  scores: Float32Array.from({ length: 400 }, (_, i) => (Math.floor(i / 2) + 0.5) / 200),
  positive: Uint8Array.from({ length: 400 }, (_, i) => i % 2),
  cell: Uint8Array.from({ length: 400 }, (_, i) => Math.floor(i / 2) % 2),
  cells: [
    { channel: 'phone', language: 'ja', length: '0' },
    { channel: 'web', language: 'ja', length: '0' },
  ],
};

/** A registration as the certificate sees it. */
export interface Registration {
  score: number;
  flagged?: boolean;
  channel?: Channel;
  engine?: string;
  /** What a person decided; null while nobody did. */
  decided?: 'suspected' | 'set_aside' | null;
  /** Drawn and read although unflagged. */
  read?: boolean;
}

/** Every part of the certificate over one database, with an engine that a test may change. */
export class CertificateDesk {
  readonly events = new DomainEvents();
  readonly alarms = new Map<string, Record<string, string | number>>();
  readonly rows: CertificateRows;
  readonly threshold: ActiveThreshold;
  readonly issue: IssueCertificate;
  readonly show: ShowCertificate;
  readonly watch: WatchCertificate;
  engine = engineWith('m1', 0.3, HELD_OUT);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    settings: Settings,
  ) {
    const master = new RingMasterKey(newRing('2026-11-25T00:00:00.000Z'));
    const engines = { current: () => this.engine } as ActiveEngine;
    const scores = new DeskScores(uow);
    const calibrate = new Calibrate(engines, scores, clock);
    this.rows = new CertificateRows(uow, new AuditLog(uow, master, clock));
    this.threshold = new ActiveThreshold(this.rows, engines, clock);
    this.issue = new IssueCertificate(calibrate, this.rows, this.threshold, settings, clock);
    this.show = new ShowCertificate(this.rows, this.threshold, engines, scores, clock);
    this.watch = new WatchCertificate(uow, this.events, calibrate, this.issue, this.rows, clock);
    this.events.on('operations.alarm', ({ code, facts }) => {
      this.alarms.set(code, facts);
      return Promise.resolve();
    });
    this.events.on('operations.calm', ({ code }) => {
      this.alarms.delete(code);
      return Promise.resolve();
    });
  }

  /** Registers many complaints in one unit. */
  async register(...all: Registration[]): Promise<void> {
    await this.uow.write(async () => {
      for (const each of all) await this.one(each);
    });
  }

  /** Notes that these models became active, one after another. */
  async activated(...models: string[]): Promise<void> {
    const at = this.clock.now().toISOString();
    for (const model of models)
      await this.uow.write(async (m) => {
        const id = newId();
        const files = { modelSha256: id, lexiconSha256: id, modelVersion: model, lexiconVersion: '1', engine: model };
        const brought = { origin: 'brought', broughtAt: at, broughtBy: 'cli', firstActiveAt: at } as const;
        await insert(m, EngineVersion, { id, ...files, ...brought, state: 'retired', changedAt: at });
        const by = { previousId: null, trialId: null, activatedBy: 'start', activatedAt: at } as const;
        const done = { lookBack: 'done', position: '', done: 0, newlyFlagged: 0 } as const;
        await insert(m, EngineActivation, { id: newId(), versionId: id, kind: 'first', ...by, ...done });
      });
  }

  private async one({ score, flagged = false, channel = 'phone', engine, decided = null, read = false }: Registration) {
    const m = this.uow.manager;
    const [id, at] = [newId(), this.clock.now().toISOString()];
    const put = (table: string, row: Record<string, unknown>) =>
      run(
        m,
        `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
          .map(() => '?')
          .join(', ')})`,
        Object.values(row),
      );
    const sealed = Buffer.alloc(100);
    const labels = { category: 'other', severity: 'low', flagged };
    const state = { state: 'received', version: 1, human_must_read: false, via_relay: false };
    const times = { received_at: at, registered_at: at };
    const texts = { sealed_text: sealed, sealed_details: sealed, language: 'ja', channel };
    const names = { id, slip_number: id, arrival_id: id, key_id: id };
    await put('complaints', { ...names, ...labels, ...state, ...times, ...texts });
    const seen = { source: 'registration', engine: engine ?? this.engine.version, assessed_at: at, score };
    const none = { kinds: '[]', clauses: '[]', sealed_reasons: sealed };
    await put('assessments', { id: newId(), complaint_id: id, ...labels, ...seen, ...none });
    const signal = { complaint_id: id, kind: 'misdelivery', created_at: at };
    if (decided !== null || flagged) await put('signals', { id: newId(), ...signal, state: decided ?? 'open' });
    const task = { complaint_id: id, purpose: 'elusion', blind: true, state: 'answered', opened_at: at };
    if (read) await put('review_tasks', { id: newId(), ...task });
  }
}
