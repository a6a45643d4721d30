import { Injectable } from '@nestjs/common';
import { DomainError, loadYaml } from '#kernel';
import {
  ACKNOWLEDGEMENT_LANGUAGES,
  acknowledgementLanguage,
  type AcknowledgementLanguage,
  type ReaderLanguage,
} from '../domain/acknowledgement-language.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { lintNotice, type LintFinding, type LintRules } from '../domain/template-lint.js';
import { NOTICE_LANGUAGES, type NoticeLanguage } from '../domain/template-text.js';

/** A starting text from `config/templates/notices.yaml`. */
export interface NoticeTemplate {
  id: string;
  language: NoticeLanguage;
  title: string;
  subject: string;
  body: string;
  /** Sentences that a notice begun from this text keeps word for word. */
  locked: string[];
}

/** A text in one language. */
export interface NoticeText {
  subject: string;
  body: string;
  language: NoticeLanguage;
}

/** Words of an acknowledgement, from `config/templates/acknowledgement.yaml`. */
export interface Acknowledgement {
  subject: string;
  body: string;
  language: AcknowledgementLanguage;
}

type Words = Omit<Acknowledgement, 'language'>;
type AcknowledgementFile = Partial<Record<AcknowledgementLanguage, Words>> & Record<'ja' | 'en', Words>;

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

  /** What keeps a text from being sent; with the template it was begun from, also what was changed of the locked wording. */
  lint(text: NoticeText, templateId: string | null = null): LintFinding[] {
    const locked = this.lockedOf(templateId, text.language);
    return lintNotice({ ...text, locked }, loadYaml<LintRules>('templates/notice-lint.yaml'));
  }

  /** {@link lint} of every language in which a campaign speaks; findings say which. */
  lintAll(texts: Partial<Record<NoticeLanguage, NoticeText | null>>, templateId: string | null = null): LintFinding[] {
    return NOTICE_LANGUAGES.flatMap((language) => {
      const text = texts[language];
      if (!text) return [];
      return this.lint(text, templateId).map((finding) => ({ ...finding, language }));
    });
  }

  /** The template of this kind in a language: `leak-ja`, `leak-en` and `leak-plain` are one kind. */
  private lockedOf(templateId: string | null, language: NoticeLanguage): string[] {
    if (templateId === null) return [];
    const kind = templateId.replace(/-[a-z]+$/, '');
    return this.list().find((each) => each.id === `${kind}-${language}`)?.locked ?? [];
  }

  /** Words for a complainant, in their language as far as the file has it. */
  acknowledgement(reader: ReaderLanguage): Acknowledgement {
    const words = loadYaml<AcknowledgementFile>('templates/acknowledgement.yaml');
    const language = acknowledgementLanguage(reader);
    const own = words[language];
    if (own !== undefined) return { ...own, language };
    const instead = language === 'plain' ? 'ja' : 'en';
    return { ...words[instead], language: instead };
  }

  /** The acknowledgement in every language that the file has. */
  acknowledgements(): Acknowledgement[] {
    const words = loadYaml<AcknowledgementFile>('templates/acknowledgement.yaml');
    return ACKNOWLEDGEMENT_LANGUAGES.flatMap((language) => {
      const own = words[language];
      return own === undefined ? [] : [{ ...own, language }];
    });
  }
}
