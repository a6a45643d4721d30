import { existsSync, readdirSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { configFile, DomainError, Settings } from '#kernel';
import { incidentErrors } from '../domain/incident.errors.js';
import type { Mark } from '../domain/regime.js';
import {
  FIELD_ORIGINS,
  type FieldKind,
  type FieldOrigin,
  type OperatorFacts,
  type ReportField,
  type ReportForm,
} from '../domain/report.js';
import { checkedYaml, ConfigFileError } from './checked-yaml.js';
import { BilingualFile } from './regime-file.js';
import { without } from './without.js';

const MARKS = ['verified', 'unverified'];
const FORM_ID = /^[a-z][a-z0-9-]*$/;

class FieldFile {
  @Matches(/^[a-z][a-z0-9_]*$/) id: string;
  @IsIn(FIELD_ORIGINS) from: FieldOrigin;
  @IsIn(['text', 'instant', 'choice']) kind: FieldKind;
  @IsOptional() @IsArray() @IsString({ each: true }) choices?: string[];
  @IsOptional() @IsObject() choiceLabels?: Record<string, string>;
  @IsString() ja: string;
  @IsString() en: string;
}

class FieldsFile {
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => FieldFile) fields: FieldFile[];
}

class PartFile {
  @IsString() field: string;
  @IsOptional() @IsBoolean() optional?: boolean;
}

class ItemFile {
  @IsInt() no: number;
  @IsString() title: string;
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => PartFile) parts: PartFile[];
}

class FormFile {
  @Matches(FORM_ID) id: string;
  /** Place among the forms. */
  @IsInt() order: number;
  @IsString() version: string;
  @IsString() regime: string;
  @IsString() stage: string;
  @ValidateNested() @Type(() => BilingualFile) title: BilingualFile;
  @IsString() source: string;
  @IsIn(MARKS) mark: Mark;
  @IsString() checkedOn: string;
  @IsOptional() @IsString() verifiedBy?: string | null;
  @IsOptional() @IsString() legalNumber?: string | null;
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) effectiveFrom?: string | null;
  @IsOptional() @IsString() addressedTo?: string | null;
  @IsOptional() @IsString() preamble?: string | null;
  @IsOptional() @IsArray() @IsString({ each: true }) header?: string[];
  @IsString() remark: string;
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => ItemFile) items: ItemFile[];
}

class OperatorFile {
  @IsBoolean() sample: boolean;
  @IsString() companyName: string;
  @IsString() registrationNo: string;
  @IsString() headOfficePrefecture: string;
  @IsString() contactLine: string;
  @IsOptional() @IsString() address?: string | null;
  @IsOptional() @IsString() representative?: string | null;
  @IsOptional() @IsString() registrationDate?: string | null;
  @IsOptional() @IsString() bureauContact?: string | null;
  /** What decides which duties are proposed; read by `OperatorProfile`. */
  @IsOptional() @IsObject() duties?: object;
}

class BureauFile {
  @IsString() name: string;
  @ArrayNotEmpty() @IsString({ each: true }) prefectures: string[];
}

class BureausFile {
  @IsIn(MARKS) mark: Mark;
  @IsString() checkedOn: string;
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => BureauFile) bureaus: BureauFile[];
}

/** Forms, their fields, the operator and the bureau it reports to, from `config/` and the settings. */
@Injectable()
export class ReportData {
  readonly fields: readonly ReportField[];
  readonly operator: OperatorFacts;

  constructor(settings: Settings) {
    this.fields = checkedYaml('forms/fields.yaml', FieldsFile).fields;
    this.operator = operatorFrom(settings);
  }

  /** Fields that people fill in: texts and choices of `facts`, and the two instants that belong to the incident. */
  get writable(): ReportField[] {
    const instants = ['occurred_at', 'discovered_at'];
    return this.fields.filter((field) => field.from === 'facts' || instants.includes(field.id));
  }

  /** Error: `incidents.unknown-form`; throws {@link ConfigFileError} when the form names a field that does not exist. */
  form(id: string): ReportForm {
    const file = `forms/${id}.yaml`;
    if (!FORM_ID.test(id) || id === 'fields' || !existsSync(configFile(file))) {
      throw new DomainError(incidentErrors['incidents.unknown-form']);
    }
    return formFrom(file, checkedYaml(file, FormFile), this.fields);
  }

  /** Every form shipped, in their order. */
  get forms(): ReportForm[] {
    const files = readdirSync(configFile('forms')).filter((name) => name.endsWith('.yaml') && name !== 'fields.yaml');
    return files.map((name) => this.form(name.slice(0, -'.yaml'.length))).sort((a, b) => a.order - b.order);
  }
}

function formFrom(file: string, form: FormFile, fields: readonly ReportField[]): ReportForm {
  const known = new Map(fields.map((field) => [field.id, field]));
  const find = (id: string, place: string): ReportField => {
    const field = known.get(id);
    if (!field) throw new ConfigFileError(`config/${file}: ${place} names an unknown field ${id}`);
    return field;
  };
  const { verifiedBy = null, legalNumber = null, effectiveFrom = null, addressedTo = null, preamble = null } = form;
  return {
    ...without(form, 'items', 'header'),
    ...{ verifiedBy, legalNumber, effectiveFrom, addressedTo, preamble },
    header: (form.header ?? []).map((id) => find(id, 'header')),
    items: form.items.map((item) => ({
      ...without(item, 'parts'),
      parts: item.parts.map((part) => ({
        field: find(part.field, `items[${String(item.no)}]`),
        optional: part.optional ?? false,
      })),
    })),
  };
}

/** Settings win over `config/operator.yaml`; whatever still comes from its sample values makes the report a sample. */
function operatorFrom(settings: Settings): OperatorFacts {
  const file = checkedYaml('operator.yaml', OperatorFile);
  const prefecture = settings.headOfficePrefecture ?? file.headOfficePrefecture;
  const bureaus = checkedYaml('bureaus.yaml', BureausFile);
  const bureau = bureaus.bureaus.find((each) => each.prefectures.includes(prefecture));
  if (!bureau)
    throw new ConfigFileError(`config/bureaus.yaml: no bureau for the prefecture ${prefecture} of the head office`);
  const set = [settings.companyName, settings.registrationNo, settings.headOfficePrefecture, settings.contactLine];
  return {
    companyName: settings.companyName ?? file.companyName,
    registrationNo: settings.registrationNo ?? file.registrationNo,
    contactLine: settings.contactLine ?? file.contactLine,
    headOfficePrefecture: prefecture,
    address: settings.companyAddress ?? file.address ?? null,
    representative: settings.representativeName ?? file.representative ?? null,
    registrationDate: settings.registrationDate ?? file.registrationDate ?? null,
    bureauContact: settings.bureauContact ?? file.bureauContact ?? null,
    bureau: bureau.name,
    bureauMark: bureaus.mark,
    sample: file.sample && set.some((value) => value === null),
  };
}
