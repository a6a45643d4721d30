import { AuditLog } from '#audit';
import { ComplaintRepository, ComplaintWalls, type ComplaintDetails, type Contact } from '#complaints';
import { DomainEvents, newId, readSettings, Settings, type Actor, type Clock, type Instant } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { OpenSignals, ReviewQueue, ReviewTasks } from '#triage';
import { newRing, RingMasterKey, Vault } from '#vault';
import { JobHandlers } from '#jobs';
import { GroupRows } from '../data/group-rows.js';
import { SiblingIndex } from '../data/sibling-index.js';
import { SuggestionRows } from '../data/suggestion-rows.js';
import { SweepSiblings } from '../jobs/sweep-siblings.js';
import { CarrySigns } from './carry-signs.js';
import { GroupClock } from './group-clock.js';
import { GroupSiblings } from './group-siblings.js';
import { LookForSiblings } from './look-for-siblings.js';
import { ReadSiblings } from './read-siblings.js';
import { RepeatsOf } from './repeats-of.js';
import { SiblingTrail } from './sibling-trail.js';
import { SuggestSibling } from './suggest-sibling.js';

export const aoi: Actor = { kind: 'user', id: 'aoi', role: 'agent' };

/** Every part of this feature over one database, for specs and for the measurement. */
export class SiblingDesk {
  readonly events = new DomainEvents();
  readonly walls = new ComplaintWalls();
  readonly vault: Vault;
  readonly complaints: ComplaintRepository;
  readonly sweep: SweepSiblings;
  readonly look: LookForSiblings;
  readonly group: GroupSiblings;
  readonly read: ReadSiblings;
  readonly repeats: RepeatsOf;
  readonly suggest: SuggestSibling;
  readonly carry: CarrySigns;
  readonly signals: OpenSignals;
  readonly tasks: ReviewTasks;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {
    const master = new RingMasterKey(newRing('2026-11-25T00:00:00.000Z'));
    const audit = new AuditLog(uow, master, clock);
    this.vault = new Vault(uow, master, clock);
    this.complaints = new ComplaintRepository(uow, this.vault);
    const index = new SiblingIndex(uow, this.vault);
    const suggestions = new SuggestionRows(uow, clock);
    const groups = new GroupRows(uow, clock);
    const trail = new SiblingTrail(uow, this.complaints, audit, clock);
    this.look = new LookForSiblings(uow, this.complaints, index, suggestions, clock);
    const settings = Settings.from({ ...readSettings({}), reviewBlindPercent: 0 });
    this.tasks = new ReviewTasks(uow, clock);
    this.signals = new OpenSignals(uow, this.tasks, this.complaints, audit, clock, settings);
    this.repeats = new RepeatsOf(uow, groups, suggestions);
    this.carry = new CarrySigns(uow, groups, suggestions, this.repeats, this.signals, this.events);
    this.carry.onModuleInit();
    this.sweep = new SweepSiblings(index, this.look, this.carry, new JobHandlers(), this.events, clock);
    this.sweep.onModuleInit();
    this.group = new GroupSiblings(
      uow,
      groups,
      suggestions,
      new GroupClock(uow, groups, this.walls),
      trail,
      this.events,
    );
    this.read = new ReadSiblings(uow, groups, suggestions, new ReviewQueue(uow, this.vault));
    this.suggest = new SuggestSibling(uow, suggestions);
  }

  /** Registers an invented complaint; answers its identifier. */
  async complaint(text: string, contact: Contact = {}, receivedAt?: Instant): Promise<string> {
    return this.uow.write(async (m) => {
      const id = newId();
      const { id: keyId } = await this.vault.newKey('complaint');
      const details: ComplaintDetails = { subject: null, contact };
      const at = receivedAt ?? this.clock.now().toISOString();
      const seen = { humanMustRead: false, viaRelay: false, callbackAt: null, occurredOn: null, secretHash: null };
      const judged = { category: 'other', severity: 'low', flagged: false } as const;
      const row = { id, arrivalId: newId(), keyId, channel: 'phone', language: 'ja', receivedAt: at, text } as const;
      await this.complaints.add(m, { ...row, details, ...seen, ...judged, messageIds: [] }, at);
      return id;
    });
  }
}
