import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { loadYaml, Settings } from '#kernel';
import type { OperatorScope } from '../domain/regime-scope.js';
import type { ReportField } from '../domain/report.js';
import { checked, checkedYaml, ConfigFileError } from './checked-yaml.js';

/** Countries whose duties are among the data. */
const COUNTRIES = ['JP', 'EU', 'UK', 'US', 'KR', 'AU', 'BR'];

class DutyFactFile {
  @Matches(/^[a-z][a-z0-9_]*$/) id: string;
  @IsOptional() @IsIn(COUNTRIES) country?: string;
  @ArrayNotEmpty() @IsString({ each: true }) choices: string[];
  @IsString() ja: string;
  @IsString() en: string;
}

class DutyFactsFile {
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => DutyFactFile) facts: DutyFactFile[];
}

class DutiesFile {
  @IsBoolean() designated: boolean;
  @IsArray() @IsIn(COUNTRIES, { each: true }) countries: string[];
}

/** A fact that duties are decided on, with the words it can be. */
export interface DutyFactField extends ReportField {
  choices: string[];
  /** Null: of every operator. */
  country: string | null;
}

/** Which duties are proposed to this operator, and the facts that people record to decide them. */
@Injectable()
export class ObligationScope {
  readonly operator: OperatorScope;
  /** Every fact of `config/duty-facts.yaml`. */
  readonly facts: readonly DutyFactField[];

  constructor(settings: Settings) {
    const { duties } = loadYaml<{ duties?: unknown }>('operator.yaml');
    const file = checked('operator.yaml', duties ?? { designated: false, countries: ['JP'] }, DutiesFile);
    const countries = settings.countries === null ? file.countries : settings.countries.split(/[\s,]+/).filter(Boolean);
    const unknown = countries.find((country) => !COUNTRIES.includes(country));
    if (unknown !== undefined)
      throw new ConfigFileError(`MADOGUCHI_COUNTRIES: ${unknown} is none of ${COUNTRIES.join(' ')}`);
    const designated = settings.designatedOperator === null ? file.designated : settings.designatedOperator === 'yes';
    this.operator = { countries, designated };
    this.facts = checkedYaml('duty-facts.yaml', DutyFactsFile).facts.map((fact) => ({
      ...fact,
      from: 'facts',
      kind: 'choice',
      country: fact.country ?? null,
    }));
  }

  /** The facts that this operator is asked for. */
  get asked(): DutyFactField[] {
    return this.facts.filter(
      ({ id, country }) =>
        (country === null || this.operator.countries.includes(country)) &&
        (id !== 'specified_user_info' || this.operator.designated),
    );
  }
}
