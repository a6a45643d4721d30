import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ObligationRepository } from '../data/obligation-repository.js';
import { CLOSING_GATES, type GateFacts } from '../domain/closing-gates.js';
import { incidentErrors } from '../domain/incident.errors.js';
import type { BilingualText } from '../domain/regime.js';

/** A gate that is shut, and what keeps it shut (identifiers, never content). */
export interface ShutGate {
  name: string;
  title: BilingualText;
  open: string[];
}

/** Says what another feature still has to finish for the incident; empty when nothing. Runs inside the closing unit. */
type GateCheck = (incidentId: string) => Promise<string[]>;

/** The conditions under which an incident may close. Features downhill register theirs at start. */
@Injectable()
export class ClosingGates {
  private readonly registered: { name: string; title: BilingualText; check: GateCheck }[] = [];

  constructor(private readonly obligations: ObligationRepository) {}

  register(name: string, title: BilingualText, check: GateCheck): void {
    this.registered.push({ name, title, check });
  }

  /** Gates that are shut at present, in order of the list. */
  async shut(incidentId: string): Promise<ShutGate[]> {
    const facts = await this.facts(incidentId);
    const own = CLOSING_GATES.map(({ name, title, open }) => ({ name, title, open: open(facts) }));
    const others: ShutGate[] = [];
    for (const { name, title, check } of this.registered) others.push({ name, title, open: await check(incidentId) });
    return [...own, ...others].filter((gate) => gate.open.length > 0);
  }

  /** Error: `incidents.gates-shut` with `{gates}`. */
  async pass(incidentId: string): Promise<void> {
    const gates = await this.shut(incidentId);
    if (gates.length > 0) throw new DomainError(incidentErrors['incidents.gates-shut'], { data: { gates } });
  }

  private async facts(incidentId: string): Promise<GateFacts> {
    const found = await this.obligations.ofIncident(incidentId);
    return {
      obligations: found.map(({ obligation, stages }) => ({
        regimeId: obligation.regimeId,
        recipientId: obligation.recipientId,
        decision: obligation.decision,
        stages: stages.map(({ stageId, kind, reportedAt }) => ({ stageId, kind, reported: reportedAt !== null })),
      })),
    };
  }
}
