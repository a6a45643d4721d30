import type { Instant } from '#kernel';
import type { IncidentState } from './incident-status.js';
import type { BilingualText, Mark } from './regime.js';

/**
 * Where a field's value comes from. `evidence` is what other parts of the desk know (see `ReportEvidence`), `reports`
 * what was handed in under other obligations.
 */
export const FIELD_ORIGINS = [
  'operator',
  'incident',
  'complaints',
  'estimate',
  'reports',
  'evidence',
  'facts',
] as const;
export type FieldOrigin = (typeof FIELD_ORIGINS)[number];
export type FieldKind = 'text' | 'instant' | 'choice';

/** A canonical field: filled once, used by every form. */
export interface ReportField {
  id: string;
  from: FieldOrigin;
  kind: FieldKind;
  choices?: string[];
  /** How each choice is printed. */
  choiceLabels?: Record<string, string>;
  ja: string;
  en: string;
}

/** A form as data: items in order, each made of canonical fields. */
export interface ReportForm {
  id: string;
  /** Place among the forms. */
  order: number;
  version: string;
  regime: string;
  stage: string;
  title: BilingualText;
  /** Number of the printed form, when the law gives one: 様式第50の2. */
  legalNumber: string | null;
  effectiveFrom: string | null;
  /** Whom the paper addresses; null for the bureau itself. */
  addressedTo: string | null;
  /** The sentence by which the report is made, with the article it rests on. */
  preamble: string | null;
  /** Fields printed above the items: the reporter. */
  header: ReportField[];
  source: string;
  mark: Mark;
  checkedOn: string;
  /** Who compared it with the official paper; null while nobody did. */
  verifiedBy: string | null;
  remark: string;
  items: { no: number; title: string; parts: { field: ReportField; optional: boolean }[] }[];
}

/** The reporting operator. */
export interface OperatorFacts {
  companyName: string;
  registrationNo: string;
  contactLine: string;
  headOfficePrefecture: string;
  /** Postal code and address; null while it is not set. */
  address: string | null;
  representative: string | null;
  registrationDate: string | null;
  /** Section, telephone and mail of the bureau, checked by the operator; null while it is not set. */
  bureauContact: string | null;
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
  /** The person who wrote it; null or absent when the desk knows it by itself. */
  by?: string | null;
}

/** A filled form. */
export interface Report {
  form: Omit<ReportForm, 'items' | 'header'>;
  addressee: { bureau: string; mark: Mark; contact: string | null };
  /** The reporter, as the form's head asks for it. */
  header: ReportPart[];
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
  parts: ReportPart[];
  missing: string[];
}

/** A canonical field as the form shows it. */
export interface ReportPart {
  field: string;
  label: string;
  from: FieldOrigin;
  value: string | null;
  source: string | null;
  /** The person who wrote the value. */
  by: string | null;
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
  const { items: fields, header, ...head } = form;
  const missing = new Set(items.flatMap((item) => item.missing));
  const all = fields.flatMap((item) => item.parts.map((part) => part.field));
  return {
    form: head,
    addressee: {
      bureau: about.operator.bureau,
      mark: about.operator.bureauMark,
      contact: about.operator.bureauContact,
    },
    header: header.map((field) => partOf(field, values)),
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
  const parts = item.parts.map(({ field }) => partOf(field, values));
  const known = parts.filter((part) => part.value !== null);
  const asked = item.parts.filter(({ optional }) => !optional);
  const alone = known.length === 1 && asked.length === 1 && known[0]?.field === asked[0]?.field.id;
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

function partOf(field: ReportField, values: Readonly<Record<string, FieldValue | undefined>>): ReportPart {
  const known = values[field.id];
  const { value = null, source = null, by = null } = known ?? {};
  return { field: field.id, label: field.ja, from: field.from, value, source, by };
}
