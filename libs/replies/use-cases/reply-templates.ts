import { Injectable } from '@nestjs/common';
import { loadYaml } from '#kernel';
import { lintReplyTemplates, type ReplyTemplate, type ReplyTemplateFile } from '../domain/reply-template.js';

/** Starting texts of answers, from `config/templates/replies.yaml`; a faulty file stops the start. */
@Injectable()
export class ReplyTemplates {
  private readonly file = loadYaml<ReplyTemplateFile>('templates/replies.yaml');

  constructor() {
    const faults = lintReplyTemplates(this.file);
    if (faults.length > 0) throw new Error(`templates/replies.yaml: ${JSON.stringify(faults)}`);
  }

  get version(): string {
    return this.file.version;
  }

  list(): readonly ReplyTemplate[] {
    return this.file.templates;
  }

  /** Whether letters begun from this template leave the case open. */
  isInterim(id: string | undefined): boolean {
    return this.file.templates.find((each) => each.id === id)?.interim === true;
  }

  /** `id@version` of a template; null when there is none of this name. */
  stamp(id: string): string | null {
    return this.file.templates.some((each) => each.id === id) ? `${id}@${this.version}` : null;
  }
}
