import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, type Clock, type Instant } from '#kernel';
import { insert, query, UnitOfWork } from '#persistence';
import type { AssessmentSource } from '../data/assessment.entity.js';
import { ReviewOpening } from '../data/review-task.entity.js';
import { triageErrors } from '../domain/triage.errors.js';
import { STRICT_LEADS } from './four-eyes.js';
import type { OpenTask } from './review-tasks.js';

/** An assessment without its quotations. */
interface Labels {
  id: string;
  source: AssessmentSource;
  flagged: boolean;
  engine: string;
  kinds: string[];
  leads: string[];
}

type LabelRow = Omit<Labels, 'flagged' | 'kinds' | 'leads'> & {
  flagged: boolean | number;
  kinds: string;
  leads: string;
};

/** What a reader says to have seen. */
export interface Sight {
  reader: string;
  blind: boolean;
  /** The assessment named by the reader; what they last opened when absent. */
  named: string | null | undefined;
  /** The readings that the decision answers. */
  tasks: readonly Pick<OpenTask, 'purpose' | 'blind' | 'openedAt'>[];
}

/** Which assessment a reader had before them, so that nobody answers what they have not read. */
@Injectable()
export class SeenAssessments {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Notes that a reader opened a complaint in review. */
  async opened(complaintId: string, reader: string, blind: boolean): Promise<void> {
    await this.uow.write(async (m) => {
      const newest = (await this.labels(complaintId)).at(-1);
      const openedAt = nowInstant(this.clock);
      await insert(m, ReviewOpening, {
        id: newId(),
        complaintId,
        reader,
        openedAt,
        blind,
        assessmentId: newest?.id ?? null,
      });
    });
  }

  /**
   * The assessment that a decision rests on; null when the complaint has none. Errors: `triage.unknown-assessment`;
   * `triage.not-opened` when a second or a blind reading is answered by one who has not opened the complaint since it was asked for;
   * `triage.newer-assessment` with the unseen one (labels, no content) when it raises a kind or a lead class that the
   * reader has not seen, or, of a blind reading, when the text grew since it was opened.
   */
  async check(complaintId: string, { reader, blind, named, tasks }: Sight): Promise<Labels | null> {
    const all = await this.labels(complaintId);
    if (typeof named === 'string' && !all.some(({ id }) => id === named))
      throw new DomainError(triageErrors['triage.unknown-assessment']);
    const last = await this.lastOpened(complaintId, reader);
    const asked = tasks.filter((task) => task.blind || task.purpose === 'second-person').map((task) => task.openedAt);
    const since = asked.sort().at(-1);
    if (since !== undefined && (last === null || last.openedAt < since))
      throw new DomainError(triageErrors['triage.not-opened']);
    const seenId = [named ?? '', last?.assessmentId ?? ''].sort().at(-1) ?? '';
    // Who has never opened the complaint decides on what there is: a program that was given the texts by other means.
    if (seenId === '') return all.at(-1) ?? null;
    const seen = all.filter(({ id }) => id <= seenId);
    const unseen = all.filter(({ id }) => id > seenId);
    const knows = (of: 'kinds' | 'leads', label: string): boolean =>
      seen.some((one) => one.flagged && one[of].includes(label));
    const raises = unseen.filter(
      (one) =>
        one.flagged &&
        (one.kinds.some((kind) => !knows('kinds', kind)) || one.leads.some((lead) => !knows('leads', lead))),
    );
    const grown = unseen.filter(({ source }) => source !== 'look-back');
    if (blind && grown.length > 0) throw new DomainError(triageErrors['triage.newer-assessment']);
    const [first] = raises;
    if (!blind && first)
      throw new DomainError(triageErrors['triage.newer-assessment'], { data: { assessment: first } });
    return seen.at(-1) ?? null;
  }

  /** Lead classes, in any assessment of the complaint, for which one person alone may not set aside. */
  async strictLeads(complaintId: string): Promise<string[]> {
    const found = new Set((await this.labels(complaintId)).flatMap((one) => (one.flagged ? one.leads : [])));
    return STRICT_LEADS.filter((lead) => found.has(lead));
  }

  private async lastOpened(
    complaintId: string,
    reader: string,
  ): Promise<{ openedAt: Instant; assessmentId: string | null } | null> {
    const [row] = await query<{ opened_at: Instant; assessment_id: string | null }>(
      this.uow.manager,
      'SELECT opened_at, assessment_id FROM review_openings WHERE complaint_id = ? AND reader = ? ORDER BY id DESC LIMIT 1',
      [complaintId, reader],
    );
    return row ? { openedAt: row.opened_at, assessmentId: row.assessment_id } : null;
  }

  private async labels(complaintId: string): Promise<Labels[]> {
    const rows = await query<LabelRow>(
      this.uow.manager,
      'SELECT id, source, flagged, engine, kinds, leads FROM assessments WHERE complaint_id = ? ORDER BY id',
      [complaintId],
    );
    return rows.map((row) => ({
      ...row,
      flagged: Boolean(row.flagged),
      kinds: JSON.parse(row.kinds) as string[],
      leads: JSON.parse(row.leads) as string[],
    }));
  }
}
