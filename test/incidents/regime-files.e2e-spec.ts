import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { configFile, projectRoot } from '#kernel';
import { faultsOf, type JsonSchema } from '../support/json-schema.js';

const schema = JSON.parse(readFileSync(join(projectRoot(), 'docs/schemas/regime.json'), 'utf8')) as JsonSchema;
const text = (name: string) => readFileSync(configFile(`regimes/${name}`), 'utf8');
const names = readdirSync(configFile('regimes')).filter((name) => name.endsWith('.yaml'));

describe('the regime files of the product', () => {
  it.each(names)('%s fits the schema that is written down', (name) => {
    expect(faultsOf(schema, parse(text(name)))).toEqual([]);
  });

  it.each([
    ['an unknown unit', 'unit: hour', 'unit: fortnight'],
    ['a word that no schema knows', 'kind: soft', 'kind: soft\n        colour: red'],
    ['a missing citation', /^citation:.*$/m, ''],
    ['a mark of no meaning', 'effective_mark: unverified', 'effective_mark: maybe'],
  ] as const)('would not with %s', (_, from, to) => {
    const changed = text('jp-telecom-art28-i.yaml').replace(from, to);
    expect(changed).not.toBe(text('jp-telecom-art28-i.yaml'));
    expect(faultsOf(schema, parse(changed)).length).toBeGreaterThan(0);
  });
});
