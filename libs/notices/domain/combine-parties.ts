import type { PartyDraft, PartyRole } from './party.js';

/** What two records of one person make together, and what does not fit in: further addresses and numbers. */
export interface Combined {
  draft: PartyDraft;
  further: { kind: 'email' | 'phone'; value: string }[];
}

const ROLE_ORDER: Record<PartyRole, number> = { subscriber: 2, counterparty: 1, unidentified: 0 };

/** Fills what the first record lacks from the second one; what both have stays as the first one has it. */
export function combine(first: PartyDraft, second: PartyDraft): Combined {
  const further: Combined['further'] = [];
  if (first.email !== null && second.email !== null && first.email !== second.email)
    further.push({ kind: 'email', value: second.email });
  if (first.phone !== undefined && second.phone !== undefined && first.phone !== second.phone)
    further.push({ kind: 'phone', value: second.phone });
  const given = Object.fromEntries(Object.entries(first).filter(([, value]) => value !== undefined && value !== null));
  return {
    draft: { ...second, ...given, role: stronger(first.role, second.role), language: first.language },
    further,
  };
}

/** E-mail address and number of a second record that the first one does not have, where the first one stays as it is. */
export function furtherOf(first: PartyDraft, second: PartyDraft): Combined['further'] {
  const further: Combined['further'] = [];
  if (second.email !== null && second.email !== first.email) further.push({ kind: 'email', value: second.email });
  if (second.phone !== undefined && second.phone !== first.phone) further.push({ kind: 'phone', value: second.phone });
  return further;
}

/** Somebody who is a subscriber in one communication and the other end in another one is a subscriber. */
export function stronger(one: PartyRole, other: PartyRole): PartyRole {
  return ROLE_ORDER[one] >= ROLE_ORDER[other] ? one : other;
}
