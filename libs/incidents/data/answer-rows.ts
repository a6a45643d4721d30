import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { incidentErrors } from '../domain/incident.errors.js';
import {
  KnowledgeRow,
  MemberQuestionRow,
  SecrecyAnswerRow,
  type KnowledgeWords,
  type MemberAnswer,
} from './answers.entity.js';
import type { IncidentRow } from './incident.entity.js';
import { IncidentSeals } from './incident-seals.js';
import { without } from './without.js';

type Keyed = Pick<IncidentRow, 'id' | 'keyId'>;

/** An answer to the secrecy question with its reason opened. */
export type SecrecyAnswer = Omit<SecrecyAnswerRow, 'id' | 'incidentId' | 'sealedReason'> & { reason: string };

/** A question about a later member, with the reason of its answer opened. */
export type MemberQuestion = Omit<MemberQuestionRow, 'incidentId' | 'sealedReason'> & { reason: string | null };

/** An entry of the register of knowledge with its words opened. */
export type Knowledge = Omit<KnowledgeRow, 'incidentId' | 'sealedWords'> & { words: KnowledgeWords | null };

const secrecyAt = (row: string) => ({ table: 'incident_secrecy_answers', column: 'sealed_reason', row });
const memberAt = (row: string) => ({ table: 'incident_member_questions', column: 'sealed_reason', row });
const wordsAt = (row: string) => ({ table: 'incident_knowledge', column: 'sealed_words', row });

/** What people answered and learned about an incident. Writes belong inside a unit. */
@Injectable()
export class AnswerRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  async addSecrecyAnswer(incident: Keyed, { reason, ...answer }: SecrecyAnswer): Promise<void> {
    const id = newId();
    const sealedReason = await this.seals.seal(incident.keyId, reason, secrecyAt(id));
    await insert(this.uow.manager, SecrecyAnswerRow, { id, incidentId: incident.id, ...answer, sealedReason });
  }

  /** Oldest first. */
  async secrecyAnswers(incident: Keyed): Promise<SecrecyAnswer[]> {
    const where = { incidentId: incident.id };
    const rows = await this.uow.manager.find(SecrecyAnswerRow, { where, order: { id: 'ASC' } });
    return Promise.all(
      rows.map(async (row) => ({
        ...without(row, 'id', 'incidentId', 'sealedReason'),
        reason: await this.seals.open(incident.keyId, row.sealedReason, secrecyAt(row.id)),
      })),
    );
  }

  async askAboutMember(
    incident: Keyed,
    complaint: { complaintId: string; slipNumber: string; askedAt: Instant },
  ): Promise<void> {
    await insert(this.uow.manager, MemberQuestionRow, { id: newId(), incidentId: incident.id, ...complaint });
  }

  /** Oldest first. */
  async memberQuestions(incident: Keyed): Promise<MemberQuestion[]> {
    const where = { incidentId: incident.id };
    const rows = await this.uow.manager.find(MemberQuestionRow, { where, order: { id: 'ASC' } });
    return Promise.all(
      rows.map(async (row) => ({
        ...without(row, 'incidentId', 'sealedReason'),
        reason: await this.seals.maybe(incident.keyId, row.sealedReason, memberAt(row.id)),
      })),
    );
  }

  /** Slip numbers of later members that nobody has judged. */
  async openMembers(incidentId: string): Promise<string[]> {
    const rows = await this.uow.manager.findBy(MemberQuestionRow, { incidentId, answeredAt: IsNull() });
    return rows.map(({ slipNumber }) => slipNumber);
  }

  /** Error: `incidents.question-not-found`, also for one that is answered. */
  async answerMember(
    incident: Keyed,
    questionId: string,
    o: { answer: MemberAnswer; reason: string; by: string; at: Instant },
  ): Promise<MemberQuestionRow> {
    const where = { id: questionId, incidentId: incident.id, answeredAt: IsNull() };
    const row = await this.uow.manager.findOneBy(MemberQuestionRow, where);
    if (!row) throw new DomainError(incidentErrors['incidents.question-not-found']);
    const sealedReason = await this.seals.seal(incident.keyId, o.reason, memberAt(row.id));
    const change = { answer: o.answer, sealedReason, answeredBy: o.by, answeredAt: o.at };
    await this.uow.manager.update(MemberQuestionRow, { id: row.id }, change);
    return row;
  }

  async addKnowledge(incident: Keyed, { words, ...entry }: Omit<Knowledge, 'id'>): Promise<string> {
    const id = newId();
    const sealedWords =
      words === null ? null : await this.seals.seal(incident.keyId, JSON.stringify(words), wordsAt(id));
    await insert(this.uow.manager, KnowledgeRow, { id, incidentId: incident.id, ...entry, sealedWords });
    return id;
  }

  /** By the moment of learning; corrected entries stay. */
  async knowledge(incident: Keyed): Promise<Knowledge[]> {
    const where = { incidentId: incident.id };
    const rows = await this.uow.manager.find(KnowledgeRow, { where, order: { learnedAt: 'ASC', id: 'ASC' } });
    return Promise.all(
      rows.map(async (row) => {
        const words = await this.seals.maybe(incident.keyId, row.sealedWords, wordsAt(row.id));
        return {
          ...without(row, 'incidentId', 'sealedWords'),
          words: words === null ? null : (JSON.parse(words) as KnowledgeWords),
        };
      }),
    );
  }
}
