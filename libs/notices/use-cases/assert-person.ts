import { DomainError, type Actor } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';

/** Refuses programs where only a person's word counts. Error: `notices.person-must-say`. */
export function assertPerson(actor: Actor): void {
  if (actor.kind !== 'user') throw new DomainError(noticeErrors['notices.person-must-say']);
}
