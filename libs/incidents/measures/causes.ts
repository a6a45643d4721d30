import 'reflect-metadata';
import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsIn, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { checkedYaml, ConfigFileError } from '../data/checked-yaml.js';

const GROUPS = ['organisation', 'people', 'media', 'technique', 'outside'] as const;

class CauseFile {
  @Matches(/^[a-z][a-z0-9-]{0,59}$/) code: string;
  @IsIn(GROUPS) group: (typeof GROUPS)[number];
  @IsString() ja: string;
  @IsString() en: string;
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) retiredOn?: string;
}

class CausesFile {
  @IsString() version: string;
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => CauseFile) causes: CauseFile[];
}

/** The code for what was not found; two of them are not the same cause. */
export const UNKNOWN_CAUSE = 'unknown';

/** A cause of the taxonomy. */
export interface Cause {
  code: string;
  group: string;
  ja: string;
  en: string;
  retiredOn: string | null;
}

/** The taxonomy of `config/causes.yaml`; throws {@link ConfigFileError} at start when the file does not fit. */
@Injectable()
export class Causes {
  readonly version: string;
  readonly all: readonly Cause[];

  constructor() {
    const file = checkedYaml('causes.yaml', CausesFile);
    const codes = file.causes.map(({ code }) => code);
    const twice = codes.find((code, index) => codes.indexOf(code) !== index);
    if (twice !== undefined) throw new ConfigFileError(`config/causes.yaml: the code ${twice} stands there twice`);
    this.version = file.version;
    this.all = file.causes.map(({ code, group, ja, en, retiredOn }) => ({
      code,
      group,
      ja,
      en,
      retiredOn: retiredOn ?? null,
    }));
  }

  /** Whether an incident may still be given that code. */
  usable(code: string): boolean {
    return this.all.some((cause) => cause.code === code && cause.retiredOn === null);
  }
}
