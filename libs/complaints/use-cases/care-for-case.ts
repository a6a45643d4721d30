import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, loadYaml, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ComplaintRepository, type OpenComplaint } from '../data/complaint-repository.js';
import type { Due } from '../domain/service-targets.js';
import { dangerOf, type Danger, type DangerPatterns } from '../domain/danger.js';
import { QueueSight } from './queue-sight.js';

type Trail = Awaited<ReturnType<ComplaintRepository['trail']>>;

/** What colleagues have to see before anything else. */
export interface CaseCare {
  danger: Danger;
  /** What is owed to the complainant next; null when nothing is. */
  due: Due | null;
  /** The complainant took the complaint back; its signals and clocks stay. */
  withdrawn: { at: Instant; actorId: string } | null;
}

/** Notes of colleagues, withdrawal, danger to life: what goes into a case's history and stays visible on its page. */
@Injectable()
export class CareForCase {
  private readonly patterns = loadYaml<DangerPatterns>('danger-words.yaml');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly audit: AuditLog,
    private readonly sight: QueueSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What stands now, from the case as it was opened. */
  stateOf(complaint: OpenComplaint, { history, messages }: Trail): CaseCare {
    const later = messages.filter(({ direction }) => direction === 'in');
    const texts = [
      { messageId: null, at: complaint.registeredAt, text: `${complaint.details.subject ?? ''}\n${complaint.text}` },
      ...later.map(({ id, at, text }) => ({ messageId: id, at, text })),
    ];
    const last = history.findLast(({ action }) => action === 'withdrawn' || action === 'withdrawal-undone');
    return {
      due: this.sight.due(complaint),
      danger: dangerOf(texts, history, this.patterns),
      withdrawn: last?.action === 'withdrawn' ? { at: last.at, actorId: last.actorId } : null,
    };
  }

  /** A word to colleagues; sealed, in the history. Error: `complaints.not-found`. */
  async note(id: string, text: string, actor: Actor): Promise<void> {
    await this.append(id, 'note', { actor, note: text });
  }

  /** The complainant takes the complaint back, or takes that back. Nothing else about the case changes by it. */
  async withdraw(id: string, { withdrawn, note }: { withdrawn: boolean; note: string }, actor: Actor): Promise<void> {
    await this.append(id, withdrawn ? 'withdrawn' : 'withdrawal-undone', { actor, note });
  }

  /** A person says whether somebody's life or body is in danger. */
  async danger(id: string, { present, note }: { present: boolean; note: string }, actor: Actor): Promise<void> {
    await this.append(id, present ? 'danger-confirmed' : 'danger-cleared', { actor, note });
  }

  private async append(id: string, action: string, { actor, note }: { actor: Actor; note: string }): Promise<void> {
    await this.uow.write(async (m) => {
      const row = await this.complaints.row(id, m);
      await this.complaints.record(m, row, { at: nowInstant(this.clock), actor, action, note });
      await this.audit.append({ actor, action: `complaint.${action}`, object: `complaint:${id}` });
    });
  }
}
