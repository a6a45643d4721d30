import type { Schemas } from './schemas';

/** A piece of a text beside its earlier wording. */
export type TextPart = Schemas['TextPart'];
export type FieldChange = Schemas['FieldChange'];
export type ReportItem = Schemas['ReportItem'];

export type ReportVersion = Schemas['ReportVersionView'];
export type ReportKind = ReportVersion['kind'];

/** A form with its versions and what it would say now. */
export type ReportForm = Schemas['ReportFormView'];

export type ReportDetail = Schemas['ReportVersionDetail'];
