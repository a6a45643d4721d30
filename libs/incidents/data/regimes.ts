import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { configFile } from '#kernel';
import type { Anchor, Regime, RegimeRecipient, RegimeStage, Suggestion } from '../domain/regime.js';
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
    const ids = this.all.map(({ id }) => id);
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    if (twice !== undefined) throw new ConfigFileError(`config/regimes: two files have the id ${twice}`);
  }

  /** The regime, or undefined when its file was taken away after obligations arose from it. */
  find(id: string): Regime | undefined {
    return this.all.find((regime) => regime.id === id);
  }

  /** The regime with one of its recipients; undefined when the data no longer have them. */
  recipient(regimeId: string, recipientId: string): { regime: Regime; recipient: RegimeRecipient } | undefined {
    const regime = this.find(regimeId);
    const recipient = regime?.recipients.find((each) => each.id === recipientId);
    return regime === undefined || recipient === undefined ? undefined : { regime, recipient };
  }
}

/** Hex SHA-256 of a regime's data: what a decision was made under, whatever its version says. */
export function fingerprint(regime: Regime): string {
  return createHash('sha256').update(JSON.stringify(regime)).digest('hex');
}

/** Whether the data are others than a decision was made under: by their content, by their version where that was not kept. */
export function isRevised(
  regime: Regime | undefined,
  decided: { ruleVersion: string; ruleSha256: string | null },
): boolean {
  if (regime === undefined) return false;
  if (decided.ruleSha256 === null) return regime.version !== decided.ruleVersion;
  return fingerprint(regime) !== decided.ruleSha256;
}

/** Makes a regime of a checked file; a soft stage must have a target, a hard one a period, and never both. */
export function regimeFrom(file: string, data: RegimeFile): Regime {
  return {
    ...without(data, 'effectiveTo', 'recipients', 'anchor', 'scope', 'suggest', 'supplement'),
    effectiveTo: data.effectiveTo ?? null,
    scope: {
      countries: data.scope?.countries ?? [],
      designated: data.scope?.designated ?? false,
      facts: data.scope?.facts ?? [],
    },
    suggest: suggestionsFrom(file, data.suggest ?? []),
    supplement: data.supplement ?? null,
    recipients: data.recipients.map((recipient) => ({
      ...without(recipient, 'stages', 'suggest'),
      suggest: recipient.suggest === undefined ? null : suggestionsFrom(file, recipient.suggest),
      stages: recipient.stages.map((stage, position) => {
        if (position === 0 && (stage.anchor ?? data.anchor) === 'previous_stage') {
          throw new ConfigFileError(`config/${file}: stage ${stage.id} is the first and has no stage before it`);
        }
        return stageFrom(file, stage, data.anchor);
      }),
    })),
  };
}

function suggestionsFrom(file: string, suggestions: Suggestion[]): Suggestion[] {
  const empty = suggestions
    .flatMap(({ all }) => all)
    .find(({ is, atLeast }) => (is === undefined) === (atLeast === undefined));
  if (empty) throw new ConfigFileError(`config/${file}: the condition on ${empty.fact} needs either is or at_least`);
  return suggestions;
}

function stageFrom(
  file: string,
  stage: RegimeFile['recipients'][number]['stages'][number],
  anchor: Anchor,
): RegimeStage {
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
    anchor: stage.anchor ?? anchor,
    wording: stage.wording,
    clock: wanted,
    clockWhen: (stage.periodWhen ?? []).map(({ fact, equals, period }) => ({ fact, equals, clock: period })),
    form: stage.form ?? null,
    channel: stage.channel ?? null,
    mark: stage.mark,
  };
}
