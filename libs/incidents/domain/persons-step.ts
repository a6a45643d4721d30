import { DomainError, type Actor } from '#kernel';
import { incidentErrors } from './incident.errors.js';

/**
 * Refuses whoever is no person. A program's token has an identifier of its own, so that its holder would count as two
 * people. Error: `incidents.person-needed`.
 */
export function demandPerson(actor: Actor): void {
  if (actor.kind !== 'user') throw new DomainError(incidentErrors['incidents.person-needed']);
}
