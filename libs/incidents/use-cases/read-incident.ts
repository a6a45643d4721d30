import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { IncidentRecords, type Estimate, type KnownAtChange } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow, Moment } from '../data/incident.entity.js';
import { IncidentTimeline, type TimelineEntry } from '../data/incident-timeline.js';
import { without } from '../data/without.js';
import { INCIDENT_TRANSITIONS, type IncidentState } from '../domain/incident-status.js';
import type { MissingField } from '../domain/report.js';
import { BuildReport } from './build-report.js';
import { IncidentStanding, type Standing } from './incident-standing.js';
import { SignSeen } from './sign-seen.js';

/** The form whose missing fields the incident's page shows. */
const FIRST_FORM = 'art28-first';

type Columns = Omit<IncidentRow, 'keyId' | 'sealedTitle'>;

/** An incident with everything that belongs on its page. */
export interface IncidentView extends Columns, Standing {
  title: string;
  possibleSteps: IncidentState[];
  /** The change that waits for its second person; `moment` says of what. */
  knownAtPending: {
    knownAt: Instant;
    moment: Moment;
    reason: string | null;
    proposedBy: string;
    proposedAt: Instant;
  } | null;
  /** Oldest first; the first is the value recorded first. Its `fromAt` is null where a wall hides what it was taken from. */
  knownAtHistory: KnownAtChange[];
  complaints: { id: string; slipNumber: string; receivedAt: Instant; linkedAt: Instant }[];
  estimates: Estimate[];
  facts: Record<string, string>;
  factsRevision: number;
  missingFields: MissingField[];
  reports: Awaited<ReturnType<IncidentRecords['reports']>>;
  timeline: TimelineEntry[];
}

/** Opens an incident for a person. */
@Injectable()
export class ReadIncident {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly records: IncidentRecords,
    private readonly timeline: IncidentTimeline,
    private readonly standing: IncidentStanding,
    private readonly reports: BuildReport,
    private readonly sign: SignSeen,
  ) {}

  /** The look is in the audit log before anything leaves. Errors: `incidents.not-found`, `vault.key-erased`. */
  async execute(idOrNumber: string, actor: Actor, purpose?: string): Promise<IncidentView> {
    const row = await this.incidents.row(idOrNumber);
    await this.timeline.looked(row.id, actor, purpose);
    const changes = await this.records.momentChanges(row);
    const facts = await this.records.facts(row);
    const links = await this.incidents.links(row.id);
    const [sign] = await this.sign.shownTo(actor, [row]);
    const firstSignalAt = sign?.firstSignalAt ?? null;
    const pending = changes.find((change) => change.state === 'pending');
    return {
      ...without(row, 'keyId', 'sealedTitle'),
      firstSignalAt,
      ...(await this.standing.of(row, firstSignalAt, actor)),
      title: await this.incidents.title(row),
      possibleSteps: [...INCIDENT_TRANSITIONS[row.state]],
      knownAtPending: pending === undefined ? null : { ...pick(pending), knownAt: pending.toAt },
      knownAtHistory: changes
        .filter(({ moment }) => moment === 'known')
        // Later changes go from one moment of knowledge to another; the first was offered the first sign.
        .map((each) => (each.state === 'first' ? { ...each, fromAt: sign?.told(each.fromAt) ?? null } : each)),
      complaints: links.map(({ complaintId, slipNumber, receivedAt, linkedAt }) => ({
        id: complaintId,
        slipNumber,
        receivedAt,
        linkedAt,
      })),
      estimates: await this.records.estimates(row),
      facts: { ...instants(row), ...facts.values },
      factsRevision: facts.revision,
      missingFields: await this.reports.missing(row, FIRST_FORM),
      reports: await this.records.reports(row.id),
      timeline: await this.timeline.read(row),
    };
  }
}

function pick({ moment, reason, proposedBy, proposedAt }: KnownAtChange) {
  return { moment, reason, proposedBy, proposedAt };
}

/** The two instants that people fill in together with the facts. */
function instants(row: IncidentRow): Record<string, string> {
  return {
    ...(row.occurredAt === null ? {} : { occurred_at: row.occurredAt }),
    ...(row.discoveredAt === null ? {} : { discovered_at: row.discoveredAt }),
  };
}
