import { Injectable } from '@nestjs/common';
import { DomainError, loadYaml } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';
import { lintNotice, type LintFinding, type LintRules } from '../domain/template-lint.js';
import type { MailLanguage } from '../domain/template-text.js';

/** A starting text from `config/templates/notices.yaml`. */
export interface NoticeTemplate {
  id: string;
  language: MailLanguage;
  title: string;
  subject: string;
  body: string;
}

/** Words of an acknowledgement, from `config/templates/acknowledgement.yaml`. */
export interface AcknowledgementText {
  subject: string;
  body: string;
}

/** Texts and rules that live in config. */
@Injectable()
export class NoticeTemplates {
  /** Starting texts in the order of the file. */
  list(): NoticeTemplate[] {
    return loadYaml<{ templates: NoticeTemplate[] }>('templates/notices.yaml').templates;
  }

  /** Error: `notices.template-not-found`. */
  get(id: string): NoticeTemplate {
    const template = this.list().find((each) => each.id === id);
    if (!template) throw new DomainError(noticeErrors['notices.template-not-found']);
    return template;
  }

  /** What keeps a text from being sent. */
  lint(text: { subject: string; body: string; language: MailLanguage }): LintFinding[] {
    return lintNotice(text, loadYaml<LintRules>('templates/notice-lint.yaml'));
  }

  /** Words for a complainant; English for everybody who did not write Japanese. */
  acknowledgement(language: string): AcknowledgementText & { language: MailLanguage } {
    const words = loadYaml<Record<MailLanguage, AcknowledgementText>>('templates/acknowledgement.yaml');
    const chosen: MailLanguage = language === '' || language.startsWith('ja') ? 'ja' : 'en';
    return { ...words[chosen], language: chosen };
  }
}
