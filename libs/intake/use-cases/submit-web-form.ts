import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PUBLIC_ACTOR } from '#kernel';
import type { Contact } from '#complaints';
import { SubmitComplaint, type SubmittedItem } from './submit-complaint.js';

/** A post of the public form. */
export interface WebFormPost {
  text: string;
  subject?: string | undefined;
  contact?: Contact | undefined;
  language?: string | undefined;
  callbackAt?: string | undefined;
  viaRelay?: boolean | undefined;
  /** The id that the page carried, so that a double click makes one case. */
  formId?: string | undefined;
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
    const { rawBody, mediaType, formId, warnings, ...fields } = post;
    const bytes = rawBody ?? Buffer.from(JSON.stringify(fields), 'utf8');
    // The same page sent twice is one case; the same page sent again with other words is another.
    const digest = createHash('sha256').update(bytes).digest('hex');
    return this.submit.execute(
      { channel: 'web', ...fields },
      {
        bytes,
        mediaType: mediaType ?? (rawBody ? 'application/x-www-form-urlencoded' : 'application/json'),
        source: 'form',
        idempotencyKey: formId === undefined ? undefined : `${formId} ${digest}`,
        giveSecret: true,
        warnings,
      },
      PUBLIC_ACTOR,
    );
  }
}
