import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ComplaintRepository } from '#complaints';
import { IncidentRepository } from '#incidents';
import type { Actor } from '#kernel';
import type { PartyRole } from '../domain/party.js';
import { ChangeList, type ListChange, type PartyInput } from '../use-cases/change-list.js';
import { ListLock } from './list-lock.js';
import { NO_PROVENANCE } from './source-rows.js';

export interface FromComplaints {
  /** Only these of the incident's complaints; all when absent. */
  complaintIds?: readonly string[] | undefined;
  /** Which end of the communication those who complained are. */
  role?: PartyRole | undefined;
}

/** What became of the complaints of an incident: those who cannot be named are listed as unidentified. */
export interface ListedComplaints extends Omit<ListChange, 'refused'> {
  /** Complaints without a name or a way to answer; each needs a substitute measure or a person's mending. */
  unidentified: string[];
  refused: { complaintId: string; code: string }[];
}

/** Lists who wrote the linked complaints of the incident. */
@Injectable()
export class ListFromComplaints {
  constructor(
    private readonly lock: ListLock,
    private readonly incidents: IncidentRepository,
    private readonly complaints: ComplaintRepository,
    private readonly list: ChangeList,
    private readonly audit: AuditLog,
  ) {}

  /** Errors: `notices.campaign-not-found`, `notices.campaign-locked`. Every complaint's contact is read in the audit log. */
  async execute(campaignId: string, from: FromComplaints, actor: Actor): Promise<ListedComplaints> {
    const { incidentId } = await this.lock.editable(campaignId);
    const links = await this.incidents.links(incidentId);
    const wanted = links.filter(({ complaintId }) => from.complaintIds?.includes(complaintId) ?? true);
    const inputs: PartyInput[] = [];
    for (const { complaintId, slipNumber } of wanted) {
      const object = `complaint:${complaintId}`;
      await this.audit.append({ actor, action: 'complaint.read', object, purpose: 'notice-list' });
      inputs.push(await this.partyOf(complaintId, slipNumber, from.role ?? 'subscriber'));
    }
    const provenance = {
      ...NO_PROVENANCE,
      query: 'linked-complaints',
      extract: wanted.map((each) => each.slipNumber).join(' '),
    };
    const change = await this.list.add(campaignId, inputs, actor, { kind: 'complaints', provenance });
    const refused = change.refused.map(({ index, code }) => ({ complaintId: inputs[index]?.complaintId ?? '', code }));
    const unidentified = inputs.flatMap(({ role, complaintId }) =>
      role === 'unidentified' ? (complaintId ?? []) : [],
    );
    return { added: change.added, repeated: change.repeated, unidentified, refused };
  }

  private async partyOf(complaintId: string, slipNumber: string, role: PartyRole): Promise<PartyInput> {
    const { details, language } = await this.complaints.unseal(await this.complaints.row(complaintId));
    const { name, phone, email, address } = details.contact;
    const given = [name, phone, email, address].some((value) => (value ?? '').trim() !== '');
    const common = { complaintId, language: language === 'en' ? ('en' as const) : ('ja' as const) };
    if (!given) return { ...common, role: 'unidentified', note: slipNumber };
    return {
      ...common,
      role: name === undefined && phone === undefined && email === undefined ? 'unidentified' : role,
      name,
      phone,
      email,
      note: slipNumber,
      address: address === undefined ? undefined : addressLines(address),
      postalCode: /〒?\s*(\d{3}[-－ー‐]?\d{4})/.exec((address ?? '').normalize('NFKC'))?.[1],
    };
  }
}

/** Lines of an address without its postal code. */
function addressLines(address: string): string[] {
  return address
    .replace(/〒?\s*[0-9０-９]{3}[-－ー‐]?[0-9０-９]{4}/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
