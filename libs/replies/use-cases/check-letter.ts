import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ComplaintRepository, type OpenComplaint } from '#complaints';
import { splitLetter } from '#intake';
import { Settings, type Actor } from '#kernel';
import { ReadSiblings } from '#siblings';
import { unfilledPlaces, type Letter, type Place } from '../domain/letter-text.js';
import { othersInLetter, type Finding, type LetterContext } from '../domain/others-in-letter.js';
import { LookUpOthers } from './look-up-others.js';

/** What a letter has to be looked at for. */
export interface LetterCheck {
  unfilled: Place[];
  findings: Finding[];
}

/** Cases compared with the letter at most. */
const MOST_OTHERS = 20;

/**
 * Looks through a letter for what belongs to somebody else. Outside a unit. Nothing of the letter is kept, but that it was
 * looked through is in the audit log before anything leaves: it tells what others wrote, and who has complained.
 */
@Injectable()
export class CheckLetter {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly others: LookUpOthers,
    private readonly siblings: ReadSiblings,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
  ) {}

  /** Error: `complaints.not-found`. */
  async execute(complaintId: string, letter: Letter, actor: Actor): Promise<LetterCheck> {
    const row = await this.complaints.row(complaintId);
    const complaint = await this.complaints.unseal(row);
    const { messages } = await this.complaints.trail(row);
    const later = messages.filter(({ direction }) => direction === 'in').map(({ text }) => text);
    const cases = await this.otherCases(complaint, actor);
    const found = othersInLetter(letter, this.context(complaint, later, cases));
    const { findings, asked, tooMany } = await this.others.mark(found, complaintId, actor);
    const facts = { findings: findings.length, lookedUp: asked, compared: cases.length, tooMany };
    await this.audit.append({ actor, action: 'complaint.reply-checked', object: `complaint:${complaintId}`, facts });
    return { unfilled: unfilledPlaces(letter), findings };
  }

  private context(complaint: OpenComplaint, later: readonly string[], cases: readonly string[]): LetterContext {
    const { contact, representative } = complaint.details;
    const { contactLine, mailFrom, mailFromName, companyName, replyAddress, ownAddresses } = this.settings;
    const written = [complaint.text, ...later];
    const quoted = written.map((text) => splitLetter(text).quoted);
    // Our own mail that the complainant quotes bears the slip number.
    const foreign = quoted.filter((text) => text !== '' && !text.includes(complaint.slipNumber));
    return {
      names: [contact.name, representative].filter((name) => name !== undefined),
      phones: [contact.phone].filter((phone) => phone !== undefined),
      emails: [contact.email].filter((email) => email !== undefined),
      addresses: [contact.address].filter((address) => address !== undefined),
      slipNumber: complaint.slipNumber,
      told: written.map((text, at) => without(text, quoted[at] ?? '')).join('\n'),
      others: [...foreign, ...cases],
      own: [contactLine, mailFrom, mailFromName, companyName, replyAddress, ...ownAddresses].join('\n'),
    };
  }

  /** What others wrote in cases that belong, or may belong, to this one; not what is hidden from the writer. */
  private async otherCases(complaint: OpenComplaint, actor: Actor): Promise<string[]> {
    const { group, suggestions } = await this.siblings.execute(complaint.id);
    const near = suggestions.map((each) => each.complaint.complaintId);
    const members = group?.members.map(({ complaintId }) => complaintId) ?? [];
    const ids = [...new Set([...members, ...near])].filter((id) => id !== complaint.id);
    const seen = await this.others.visible(ids.slice(0, MOST_OTHERS), actor);
    const { contact } = complaint.details;
    const others = (await this.complaints.openAll(seen)).filter(({ details }) => !isSame(details.contact, contact));
    return others.map(({ text }) => text);
  }
}

function without(text: string, part: string): string {
  return part === '' ? text : text.replace(part, '');
}

function isSame(one: OpenComplaint['details']['contact'], other: OpenComplaint['details']['contact']): boolean {
  const same = (a: string | undefined, b: string | undefined) => a !== undefined && a !== '' && a === b;
  return same(one.email, other.email) || same(one.phone, other.phone);
}
