import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { IncidentRow } from '../data/incident.entity.js';
import { CLOSING_GATES, type ClosingGate } from '../domain/closing-gates.js';
import { incidentErrors } from '../domain/incident.errors.js';
import type { IncidentEnd } from '../domain/incident-status.js';
import type { BilingualText } from '../domain/regime.js';
import { GateFactsOf } from './gate-facts.js';

/** A gate that is shut, what keeps it shut (identifiers, never content), and the ends before which it stands. */
export interface ShutGate {
  name: string;
  title: BilingualText;
  before: readonly IncidentEnd[];
  open: string[];
}

/** Says what another feature still has to finish for the incident; empty when nothing. Runs inside the closing unit. */
type GateCheck = (incidentId: string) => Promise<string[]>;

/** The conditions under which an incident may end. Features downhill register theirs at start. */
@Injectable()
export class ClosingGates {
  private readonly registered: (Omit<ShutGate, 'open'> & { check: GateCheck })[] = [];

  constructor(private readonly facts: GateFactsOf) {}

  /** A gate before closing; with `before` also before calling it unfounded. */
  register(name: string, title: BilingualText, check: GateCheck, before: readonly IncidentEnd[] = ['closed']): void {
    this.registered.push({ name, title, before, check });
  }

  /** Gates that are shut at present, in order of the list. */
  async shut(incident: IncidentRow): Promise<ShutGate[]> {
    const facts = await this.facts.of(incident);
    const own = (CLOSING_GATES as readonly ClosingGate[]).map(({ open, ...gate }) => ({ ...gate, open: open(facts) }));
    const others: ShutGate[] = [];
    for (const { check, ...gate } of this.registered) others.push({ ...gate, open: await check(incident.id) });
    return [...own, ...others].filter((gate) => gate.open.length > 0);
  }

  /** Error: `incidents.gates-shut` with `{gates}`. */
  async pass(incident: IncidentRow, to: IncidentEnd): Promise<void> {
    const gates = (await this.shut(incident)).filter(({ before }) => before.includes(to));
    if (gates.length > 0) throw new DomainError(incidentErrors['incidents.gates-shut'], { data: { gates } });
  }
}
