import { Injectable } from '@nestjs/common';
import { DomainError, log, type Actor } from '#kernel';
import type { BulkAction } from '../domain/bulk.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import { AssignComplaint, type Assignment } from './assign-complaint.js';
import { HandleComplaint } from './handle-complaint.js';

/** One action on many complaints. */
export interface ManyStep {
  action: BulkAction;
  ids: readonly string[];
  /** For `assign`. */
  to?: string | null | undefined;
  team?: string | null | undefined;
}

/** What came of it: those that were refused stay as they were. */
export interface ManyDone {
  done: string[];
  refused: { id: string; code: string; title: { ja: string; en: string } }[];
}

/** The same step for many complaints, each in a unit of its own with its own line in history and audit log. */
@Injectable()
export class HandleMany {
  constructor(
    private readonly assign: AssignComplaint,
    private readonly handle: HandleComplaint,
  ) {}

  async execute(step: ManyStep, actor: Actor): Promise<ManyDone> {
    const result: ManyDone = { done: [], refused: [] };
    for (const id of new Set(step.ids)) {
      try {
        await this.one(id, step, actor);
        result.done.push(id);
      } catch (error) {
        const told = toldOf(id, error);
        result.refused.push({ id, code: told.code, title: { ja: told.kind.ja, en: told.kind.en } });
      }
    }
    return result;
  }

  private async one(id: string, { action, to, team }: ManyStep, actor: Actor): Promise<void> {
    switch (action) {
      case 'assign': {
        const assignment: Assignment = { to: to ?? null, team };
        await this.assign.execute(id, assignment, actor);
        return;
      }
      case 'acknowledge':
        await this.handle.execute(id, { to: 'acknowledged' }, actor);
        return;
    }
  }
}

/** A fault of our own is one complaint's refusal: else nobody would be told what was done before it. */
function toldOf(complaintId: string, error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  log.error({ err: error, complaint: complaintId }, 'a step for many complaints failed at one of them');
  return new DomainError(complaintErrors['complaints.step-failed']);
}
