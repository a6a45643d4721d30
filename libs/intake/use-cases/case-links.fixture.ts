import type { AuditLog } from '#audit';
import { CaseParticipants, type ComplaintRepository, HandleComplaint, PromiseRows } from '#complaints';
import type { Clock, DomainEvents, Settings } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { SuggestionRows, SuggestSibling } from '#siblings';
import type { Vault } from '#vault';
import type { ArrivalLedger } from '../data/arrival-ledger.js';
import { CaseHints } from './case-hints.js';
import { CaseLinks } from './case-links.js';
import { MailEvidence } from './mail-evidence.js';
import { ReplyTokens } from './reply-tokens.js';

/** What the links between mails and cases are made of. */
export interface LinkParts {
  uow: UnitOfWork;
  vault: Vault;
  audit: AuditLog;
  clock: Clock;
  events: DomainEvents;
  settings: Settings;
  complaints: ComplaintRepository;
  ledger: ArrivalLedger;
}

/** The links between mails and cases over one database, for specs. */
export function caseLinks(parts: LinkParts): CaseLinks {
  const { uow, vault, audit, clock, events, settings, complaints, ledger } = parts;
  const tokens = new ReplyTokens(uow, vault, complaints, settings);
  const hints = new CaseHints(new SuggestSibling(uow, new SuggestionRows(uow, clock)), events);
  hints.onModuleInit();
  return new CaseLinks(
    uow,
    complaints,
    new HandleComplaint(uow, complaints, new PromiseRows(uow, complaints), audit, events, clock),
    new CaseParticipants(uow, complaints, vault, audit, clock),
    new MailEvidence(uow, complaints, tokens, ledger, settings),
    hints,
  );
}
