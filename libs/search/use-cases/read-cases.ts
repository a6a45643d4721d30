import { Injectable } from '@nestjs/common';
import { ComplaintWords, type CaseWords, type OpenComplaint } from '#complaints';
import type { CaseContent, Field, FieldKind } from '../domain/content.js';
import { SearchSources } from './search-sources.js';

const KIND_OF = {
  in: 'follow-up',
  out: 'reply',
  note: 'note',
  participant: 'participant',
} as const satisfies Record<CaseWords['kind'], FieldKind>;

/** Opens everything of some cases that search looks into. Nobody sees it before it is in the audit log. */
@Injectable()
export class ReadCases {
  constructor(
    private readonly words: ComplaintWords,
    private readonly sources: SearchSources,
  ) {}

  /** Those that exist and can be opened. */
  async of(complaintIds: readonly string[]): Promise<CaseContent[]> {
    const contents: CaseContent[] = [];
    for (const { complaint, more } of await this.words.of(complaintIds)) {
      const further = more.map(({ kind, text }): Field => ({ kind: KIND_OF[kind], text }));
      const pages = (await this.sources.of(complaint.id)).map((text): Field => ({ kind: 'page', text }));
      contents.push({
        complaintId: complaint.id,
        keyId: complaint.keyId,
        fields: [...ownFields(complaint), ...further, ...pages].filter(({ text }) => text.trim() !== ''),
      });
    }
    return contents;
  }
}

function ownFields({ slipNumber, text, details }: OpenComplaint): Field[] {
  const { contact } = details;
  const given: [FieldKind, string | null | undefined][] = [
    ['slip', slipNumber],
    ['name', contact.name],
    ['name', details.representative],
    ['phone', contact.phone],
    ['email', contact.email],
    ['address', contact.address],
    ['reference', details.externalRef],
    ['reference', details.callId],
    ['subject', details.subject],
    ['text', text],
  ];
  return given.flatMap(([kind, value]) => (value === null || value === undefined ? [] : [{ kind, text: value }]));
}
