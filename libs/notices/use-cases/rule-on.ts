import { Injectable } from '@nestjs/common';
import { IncidentRepository } from '#incidents';
import { DomainError, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { RulingRows } from '../data/ruling-rows.js';
import type { RuledAbout } from '../data/ruling.entity.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { LadderBook } from '../ladder/ladder-book.js';
import { assertPerson } from './assert-person.js';

export interface NewRuling {
  about: RuledAbout;
  subject: string;
  reason: string;
}

/** A person's ruling, with a reason, on what keeps an incident open though nobody can be told of it. */
@Injectable()
export class RuleOn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly rulings: RulingRows,
    private readonly book: LadderBook,
  ) {}

  /**
   * Errors: `incidents.not-found`, `notices.person-must-say`, `notices.nothing-to-rule` when the incident has nothing
   * of the kind that waits for a ruling (somebody on a list is taken off it first).
   */
  async execute(incident: string, { about, subject, reason }: NewRuling, actor: Actor): Promise<void> {
    assertPerson(actor);
    await this.uow.write(async (m) => {
      const { id: incidentId } = await this.incidents.row(incident);
      if (!(await this.waits(incidentId, about, subject)))
        throw new DomainError(noticeErrors['notices.nothing-to-rule']);
      const ruling = { about, subject, incidentId, by: actor.id, at: this.book.now() };
      if (!(await this.rulings.add(m, ruling))) throw new DomainError(noticeErrors['notices.nothing-to-rule']);
      const facts = { about, subject };
      await this.book.recordAt(incidentId, { actor, action: 'notice-ruling', facts, note: reason });
    });
  }

  private async waits(incidentId: string, about: RuledAbout, subject: string): Promise<boolean> {
    if (about === 'party') return this.rulings.isUnlistedParty(incidentId, subject);
    return (await this.rulings.open(incidentId)).some(
      (matter) => matter.subject === subject && (matter.kind === 'estimate-unlisted') === (about === 'estimate'),
    );
  }
}
