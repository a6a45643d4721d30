import { readdirSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { configFile } from '#kernel';
import type { Regime, RegimeStage } from '../domain/regime.js';
import { checkedYaml, ConfigFileError } from './checked-yaml.js';
import { RegimeFile } from './regime-file.js';
import { without } from './without.js';

/** Every regime of `config/regimes/`, checked once at start. */
@Injectable()
export class Regimes {
  readonly all: readonly Regime[];

  constructor() {
    const files = readdirSync(configFile('regimes')).filter((name) => name.endsWith('.yaml'));
    this.all = files.sort().map((name) => regimeFrom(`regimes/${name}`, checkedYaml(`regimes/${name}`, RegimeFile)));
  }

  /** The regime, or undefined when its file was taken away after obligations arose from it. */
  find(id: string): Regime | undefined {
    return this.all.find((regime) => regime.id === id);
  }
}

/** Makes a regime of a checked file; a soft stage must have a target, a hard one a period, and never both. */
export function regimeFrom(file: string, data: RegimeFile): Regime {
  return {
    ...without(data, 'effectiveTo', 'recipients'),
    effectiveTo: data.effectiveTo ?? null,
    recipients: data.recipients.map((recipient) => ({
      ...without(recipient, 'stages'),
      stages: recipient.stages.map((stage) => stageFrom(file, stage)),
    })),
  };
}

function stageFrom(file: string, stage: RegimeFile['recipients'][number]['stages'][number]): RegimeStage {
  const [wanted, other] = stage.kind === 'hard' ? [stage.period, stage.target] : [stage.target, stage.period];
  if (wanted === undefined || other !== undefined) {
    const names =
      stage.kind === 'hard' ? 'a period and no target' : 'a target and no period: a soft clock has no legal date';
    throw new ConfigFileError(`config/${file}: stage ${stage.id} is ${stage.kind} and needs ${names}`);
  }
  return {
    id: stage.id,
    title: stage.title,
    kind: stage.kind,
    wording: stage.wording,
    clock: wanted,
    clockWhen: (stage.periodWhen ?? []).map(({ fact, equals, period }) => ({ fact, equals, clock: period })),
    form: stage.form ?? null,
    mark: stage.mark,
  };
}
