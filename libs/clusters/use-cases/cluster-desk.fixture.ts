import { ComplaintRepository, type ComplaintDetails, type Contact } from '#complaints';
import {
  DomainEvents,
  newId,
  readSettings,
  Settings,
  type Channel,
  type Clock,
  type Instant,
  type OperationsAlarm,
} from '#kernel';
import { AuditLog } from '#audit';
import { JobHandlers } from '#jobs';
import { insert, run, type UnitOfWork } from '#persistence';
import { OpenSignals, ReviewTasks } from '#triage';
import { newRing, RingMasterKey, Vault } from '#vault';
import { ClusterRows } from '../data/cluster-rows.js';
import { ClusterTrait } from '../data/cluster.entity.js';
import { RegisterRows } from '../data/register-rows.js';
import { TraitRows } from '../data/trait-rows.js';
import type { Trait } from '../domain/dimensions.js';
import { ClusterHooks } from '../jobs/cluster-hooks.js';
import { SweepClusters } from '../jobs/sweep-clusters.js';
import { ClusterTrail } from './cluster-trail.js';
import { DecideCluster } from './decide-cluster.js';
import { SuspectMembers } from './suspect-members.js';
import { OpenLeads } from './open-leads.js';
import { ReadTraits } from './read-traits.js';
import { WatchBursts } from './watch-bursts.js';
import { WatchDays } from './watch-days.js';

/** What a made-up complaint is besides its words. */
export interface Said {
  receivedAt?: Instant;
  channel?: Channel;
  contact?: Contact;
  /** Of the assessment that is entered with it; no assessment when absent. */
  score?: number;
  flagged?: boolean;
  kinds?: string[];
  occurredOn?: string;
}

/** The watch over one database, for specs; complaints are entered past intake and engine. */
export class ClusterDesk {
  readonly events = new DomainEvents();
  readonly alarms: OperationsAlarm[] = [];
  readonly vault: Vault;
  readonly complaints: ComplaintRepository;
  readonly traits: TraitRows;
  readonly registers: RegisterRows;
  readonly clusters: ClusterRows;
  readonly read: ReadTraits;
  readonly days: WatchDays;
  readonly sweep: SweepClusters;
  readonly leads: OpenLeads;
  readonly signals: OpenSignals;
  readonly decide: DecideCluster;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {
    const master = new RingMasterKey(newRing('2026-11-25T00:00:00.000Z'));
    const audit = new AuditLog(uow, master, clock);
    this.vault = new Vault(uow, master, clock);
    this.complaints = new ComplaintRepository(uow, this.vault);
    this.traits = new TraitRows(uow, this.vault);
    this.registers = new RegisterRows(uow, clock);
    this.clusters = new ClusterRows(uow, clock);
    this.leads = new OpenLeads(uow, this.clusters, audit, this.events, clock);
    this.read = new ReadTraits(uow, this.complaints, this.traits, this.registers, clock);
    this.days = new WatchDays(uow, this.traits, this.registers, this.leads, clock);
    const settings = Settings.from({ ...readSettings({}), reviewBlindPercent: 0 });
    const tasks = new ReviewTasks(uow, clock);
    this.signals = new OpenSignals(uow, tasks, this.complaints, audit, clock, settings);
    const suspicion = new SuspectMembers(uow, this.clusters, this.complaints, this.signals, this.events, clock);
    const trail = new ClusterTrail(this.vault, audit, this.events);
    this.decide = new DecideCluster(uow, this.clusters, suspicion, trail, clock);
    this.sweep = this.newSweep();
    this.events.on('operations.alarm', (alarm) => {
      this.alarms.push(alarm);
      return Promise.resolve();
    });
  }

  /** As after a start of the process: nothing is remembered. */
  newSweep(): SweepClusters {
    const bursts = new WatchBursts(this.uow, this.traits, this.registers, this.leads, this.clock);
    const hooks = new ClusterHooks(this.traits, this.events, this.clock);
    return new SweepClusters(this.traits, this.read, bursts, this.days, new JobHandlers(), hooks);
  }

  /** Registers an invented complaint, read by no engine but with the reading that is given. */
  async complaint(text: string, said: Said = {}): Promise<string> {
    return this.uow.write(async (m) => {
      const id = newId();
      const { id: keyId } = await this.vault.newKey('complaint');
      const now = this.clock.now().toISOString();
      const details: ComplaintDetails = { subject: null, contact: said.contact ?? {} };
      const flagged = said.flagged ?? false;
      await this.complaints.add(
        m,
        {
          ...{ id, arrivalId: newId(), keyId, channel: said.channel ?? 'phone', language: 'ja', text, details },
          ...{ receivedAt: said.receivedAt ?? now, humanMustRead: false, viaRelay: false, callbackAt: null },
          ...{ occurredOn: said.occurredOn ?? null, secretHash: null, messageIds: [] },
          ...{ category: 'other', severity: 'low', flagged },
        },
        now,
      );
      if (said.score !== undefined)
        await run(
          m,
          `INSERT INTO assessments (id, complaint_id, assessed_at, source, score, flagged, engine, kinds, clauses, category,
             severity, sealed_reasons) VALUES (?, ?, ?, 'registration', ?, ?, 'x', ?, '[]', 'other', 'low', ?)`,
          [newId(), id, now, said.score, flagged, JSON.stringify(said.kinds ?? []), Buffer.alloc(1)],
        );
      return id;
    });
  }

  /** Enters what complaints are counted by as if they had been read: for many at once. */
  async enter(traits: readonly Trait[], readAt: Instant): Promise<void> {
    await this.uow.write(async (m) => {
      for (const trait of traits)
        await insert(m, ClusterTrait, {
          complaintId: trait.complaintId,
          receivedAt: new Date(trait.at).toISOString(),
          day: trait.day,
          knownOn: trait.knownOn,
          channel: trait.channel as Channel,
          score: trait.weak ? 100 : 10,
          flagged: trait.flagged,
          kind: trait.values.kind ?? null,
          service: trait.values.service ?? null,
          area: trait.values.area ?? null,
          shop: trait.values.shop ?? null,
          step: trait.values.step ?? null,
          placedBy: null,
          readAt,
        });
    });
  }
}
