import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PUBLIC_ACTOR } from '#kernel';
import type { Contact } from '#complaints';
import { fileNameOf, type WebFile } from '../domain/web-file.js';
import { SubmitComplaint, type SubmittedItem, type TakenSubmission } from './submit-complaint.js';

/** A post of the public form. */
export interface WebFormPost {
  text: string;
  subject?: string | undefined;
  contact?: Contact | undefined;
  language?: string | undefined;
  callbackAt?: string | undefined;
  viaRelay?: boolean | undefined;
  cannotSpeakOnPhone?: boolean | undefined;
  plainJapanese?: boolean | undefined;
  pageLanguage?: string | undefined;
  representative?: string | undefined;
  occurredOn?: string | undefined;
  lineNumber?: string | undefined;
  callbackWish?: string | undefined;
  occurredAsTyped?: string | undefined;
  /** Files that came along. */
  files?: readonly WebFile[] | undefined;
  /** The id that the page carried, so that a double click makes one case. */
  formId?: string | undefined;
  /** Names the post for programs; the same key with another body is an error, `intake.key-reused`. */
  idempotencyKey?: string | undefined;
  /** The body as it arrived; the fields as JSON when the caller does not have it. */
  rawBody?: Buffer | undefined;
  mediaType?: string | undefined;
  /** Codes of what looked odd; the post is taken all the same, for a person to look at. */
  warnings?: string[] | undefined;
}

/** Takes what the public form sends; never refuses it for its form. */
@Injectable()
export class SubmitWebForm {
  constructor(private readonly submit: SubmitComplaint) {}

  async execute(post: WebFormPost): Promise<SubmittedItem> {
    return (await this.take(post)).item;
  }

  /** The same, with the moment of receipt: that of the first post when the page is sent again. */
  async take(post: WebFormPost): Promise<TakenSubmission> {
    const { rawBody, mediaType, formId, idempotencyKey, warnings, files = [], ...fields } = post;
    // The files are originals of their own; the form's original names them by their digests.
    const bytes = rawBody ?? Buffer.from(JSON.stringify({ ...fields, files: files.map(described) }), 'utf8');
    // The same page sent twice is one case; the same page sent again with other words is another.
    const digest = createHash('sha256').update(bytes).digest('hex');
    return this.submit.take(
      { channel: 'web', ...fields },
      {
        bytes,
        mediaType: mediaType ?? (rawBody ? 'application/x-www-form-urlencoded' : 'application/json'),
        // Keys of programs and ids of pages never meet.
        source: idempotencyKey === undefined ? 'form' : 'form key',
        idempotencyKey: idempotencyKey ?? (formId === undefined ? undefined : `${formId} ${digest}`),
        files,
        giveSecret: true,
        warnings,
      },
      PUBLIC_ACTOR,
    );
  }
}

function described({ name, bytes }: WebFile): { name: string; size: number; sha256: string } {
  return { name: fileNameOf(name), size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
