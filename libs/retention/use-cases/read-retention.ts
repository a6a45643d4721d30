import { Inject, Injectable } from '@nestjs/common';
import {
  CLOCK,
  loadYaml,
  nowInstant,
  tokyoDate,
  tokyoMidnight,
  type CivilDate,
  type Clock,
  type Instant,
} from '#kernel';
import { RetentionQueries, type ClassCount, type DueLine } from '../data/retention-queries.js';
import { dueOn, endedBefore, type ClassName, type RetentionClass, type RetentionFile } from '../domain/retention.js';

/** A class with its rule and what there is of it. */
export interface ClassView extends RetentionClass {
  name: ClassName;
  /** Null where nothing is ever erased. */
  count: (ClassCount & { nextDueOn: CivilDate | null }) | null;
}

export interface RetentionView {
  at: Instant;
  classes: ClassView[];
  /** Complaints that are due, the oldest first; 100 at most. */
  due: (DueLine & { dueOn: CivilDate | null })[];
}

const SHOWN = 100;
/** Before every instant of the desk: nothing is due. */
const NEVER = '0000-01-01T00:00:00.000Z';

/** Says what is kept how long and what is due; no content. */
@Injectable()
export class ReadRetention {
  constructor(
    private readonly queries: RetentionQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<RetentionView> {
    const at = nowInstant(this.clock);
    const { classes } = loadYaml<RetentionFile>('retention.yaml');
    const before = (name: ClassName): Instant => {
      const day = endedBefore(tokyoDate(at), classes[name].years);
      return day === null ? NEVER : tokyoMidnight(day);
    };
    const counts: Partial<Record<ClassName, ClassCount>> = {
      complaint: await this.queries.complaints(before('complaint'), before('incident')),
      incident: await this.queries.incidents(before('incident')),
      party: await this.queries.parties(before('party')),
    };
    const due = await this.queries.dueComplaints(before('complaint'), before('incident'), SHOWN);
    return {
      at,
      classes: (Object.keys(classes) as ClassName[]).map((name) => viewOf(name, classes[name], counts[name])),
      due: due.map((line) => ({ ...line, dueOn: dueOn(line.endedAt, classes.complaint.years) })),
    };
  }
}

function viewOf(name: ClassName, rule: RetentionClass, count: ClassCount | undefined): ClassView {
  if (count === undefined) return { name, ...rule, count: null };
  const nextDueOn = count.oldestEndedAt === null ? null : dueOn(count.oldestEndedAt, rule.years);
  return { name, ...rule, count: { ...count, nextDueOn } };
}
