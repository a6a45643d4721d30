import type { Instant } from '#kernel';
import type { IncidentState } from './incident-status.js';
import type { BilingualText, Mark } from './regime.js';

export type FieldOrigin = 'operator' | 'incident' | 'complaints' | 'estimate' | 'facts';
export type FieldKind = 'text' | 'instant' | 'choice';

/** A canonical field: filled once, used by every form. */
export interface ReportField {
  id: string;
  from: FieldOrigin;
  kind: FieldKind;
  choices?: string[];
  ja: string;
  en: string;
}

/** A form as data: items in order, each made of canonical fields. */
export interface ReportForm {
  id: string;
  version: string;
  regime: string;
  stage: string;
  title: BilingualText;
  source: string;
  mark: Mark;
  checkedOn: string;
  remark: string;
  items: { no: number; title: string; parts: { field: ReportField; optional: boolean }[] }[];
}

/** The reporting operator. */
export interface OperatorFacts {
  companyName: string;
  registrationNo: string;
  contactLine: string;
  headOfficePrefecture: string;
  /** The regional bureau that the head office's prefecture belongs to. */
  bureau: string;
  bureauMark: Mark;
  /** Whether any of these is a sample value of the configuration. */
  sample: boolean;
}

/** A canonical field's value with where it comes from. */
export interface FieldValue {
  value: string;
  source: string;
}

/** A filled form. */
export interface Report {
  form: Pick<ReportForm, 'id' | 'version' | 'regime' | 'stage' | 'title' | 'source' | 'mark' | 'checkedOn' | 'remark'>;
  addressee: { bureau: string; mark: Mark };
  operator: { sample: boolean; contactLine: string };
  incident: { id: string; number: string; state: IncidentState; version: number };
  generatedAt: Instant;
  items: ReportItem[];
  missing: MissingField[];
}

export interface ReportItem {
  no: number;
  title: string;
  /** Parts joined for reading; empty when nothing is known. */
  value: string;
  parts: { field: string; label: string; value: string | null; source: string | null }[];
  missing: string[];
}

/** A field that the form asks for and nobody filled in yet. */
export interface MissingField extends BilingualText {
  key: string;
}

/** Fills a form from the canonical values. */
export function fillForm(
  form: ReportForm,
  values: Readonly<Record<string, FieldValue | undefined>>,
  about: Pick<Report, 'incident' | 'generatedAt'> & { operator: OperatorFacts },
): Report {
  const items = form.items.map((item) => fillItem(item, values));
  const { items: fields, ...head } = form;
  const missing = new Set(items.flatMap((item) => item.missing));
  const all = fields.flatMap((item) => item.parts.map((part) => part.field));
  return {
    form: head,
    addressee: { bureau: about.operator.bureau, mark: about.operator.bureauMark },
    operator: { sample: about.operator.sample, contactLine: about.operator.contactLine },
    incident: about.incident,
    generatedAt: about.generatedAt,
    items,
    missing: [...missing].map((key) => {
      const field = all.find((each) => each.id === key);
      return { key, ja: field?.ja ?? key, en: field?.en ?? key };
    }),
  };
}

function fillItem(
  item: ReportForm['items'][number],
  values: Readonly<Record<string, FieldValue | undefined>>,
): ReportItem {
  const parts = item.parts.map(({ field }) => ({
    field: field.id,
    label: field.ja,
    value: values[field.id]?.value ?? null,
    source: values[field.id]?.source ?? null,
  }));
  const known = parts.filter((part) => part.value !== null);
  const alone = item.parts.length === 1;
  return {
    no: item.no,
    title: item.title,
    value: known.map((part) => (alone ? part.value : `${part.label}：${part.value ?? ''}`)).join('\n'),
    parts,
    missing: item.parts
      .filter(({ field, optional }) => !optional && values[field.id] === undefined)
      .map(({ field }) => field.id),
  };
}
