import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents, systemActor } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { OpenSignals, REPEATED, SIBLING_OF_INCIDENT } from '#triage';
import { GroupRows } from '../data/group-rows.js';
import { SuggestionRows } from '../data/suggestion-rows.js';
import { isSameMatter, isStrong } from '../domain/closeness.js';
import { RepeatsOf, type Repeat } from './repeats-of.js';

const SIBLINGS = systemActor('siblings');

/** Another complaint that is near: `sure` when a person grouped them, or their words say that it is one matter. */
interface Near {
  complaintId: string;
  sure: boolean;
}

/**
 * What is known of one complaint is carried to its siblings: when one becomes an incident, those that were set aside are
 * open again; and the same complaint that comes again after "no problem" is always read by a person.
 */
@Injectable()
export class CarrySigns implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly groups: GroupRows,
    private readonly suggestions: SuggestionRows,
    private readonly repeats: RepeatsOf,
    private readonly signals: OpenSignals,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.on('signal.suspected', ({ complaintId }) => this.tell(complaintId));
    this.events.on('incident.complaint-linked', ({ complaintId }) => this.tell(complaintId));
    this.events.on('complaints.grouped', ({ complaintIds }) => this.execute(complaintIds));
  }

  /** Looks at complaints whose siblings have just become known. Doing it again raises nothing twice. */
  async execute(complaintIds: readonly string[]): Promise<void> {
    for (const id of complaintIds) {
      const near = await this.nearTo(id);
      const sure = await this.suspectedAmong(near.filter((one) => one.sure));
      const incident = sure ?? (await this.suspectedAmong(near));
      if (incident !== null) await this.reopen(id, incident, sure !== null);
      const [earlier] = (await this.repeats.execute(id)).filter(isAnsweredAndComesAgain);
      if (earlier) await this.signals.raise(id, REPEATED, SIBLINGS, { earlier: earlier.complaintId });
    }
  }

  private async tell(incidentOf: string): Promise<void> {
    for (const { complaintId, sure } of await this.nearTo(incidentOf)) await this.reopen(complaintId, incidentOf, sure);
  }

  private async nearTo(complaintId: string): Promise<Near[]> {
    const grouped = (await this.groups.of(complaintId))?.members.filter((id) => id !== complaintId) ?? [];
    const suggested = (await this.suggestions.about(complaintId))
      .filter((one) => one.state === 'open' && isStrong(one) && !grouped.includes(one.otherId))
      .map((one) => ({ complaintId: one.otherId, sure: isSameMatter(one.reasons) }));
    return [...grouped.map((id) => ({ complaintId: id, sure: true })), ...suggested];
  }

  /** What was set aside is open again; a complaint in which nobody saw anything gets a signal when it is surely the same matter. */
  private async reopen(complaintId: string, incidentOf: string, sure: boolean): Promise<void> {
    if (await this.signals.reopen(complaintId, SIBLINGS, { incidentOf })) return;
    const known = await this.signals.signalsOf(this.uow.manager, complaintId);
    if (sure && known.size === 0) await this.signals.raise(complaintId, SIBLING_OF_INCIDENT, SIBLINGS, { incidentOf });
  }

  private async suspectedAmong(near: readonly Near[]): Promise<string | null> {
    if (near.length === 0) return null;
    const marks = near.map(() => '?').join(', ');
    const [row] = await query<{ complaint_id: string }>(
      this.uow.manager,
      `SELECT complaint_id FROM signals WHERE state = 'suspected' AND complaint_id IN (${marks}) ORDER BY id LIMIT 1`,
      near.map(({ complaintId }) => complaintId),
    );
    return row?.complaint_id ?? null;
  }
}

/** The same person with another matter, whom nobody had to review before, is an ordinary day. */
function isAnsweredAndComesAgain({ answered, sameMatter, afterAnswer }: Repeat): boolean {
  return afterAnswer && (sameMatter || answered === 'set-aside');
}
