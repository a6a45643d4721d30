import { describe, expect, it } from '@jest/globals';
import { categoryOf, clausesOf, kindsOf, severityOf } from './labels-of.js';

const heads = new Map([
  ['kind:misdelivery', 1],
  ['kind:system_fault', 0.6],
  ['kind:lost_media', -2],
  ['clause:3-2-iii', -0.2],
  ['clause:3-4-i', -0.9],
  ['category:billing', 0.4],
  ['category:secrecy', 0.3],
  ['severity:medium', 0.1],
]);

describe('labels of a text', () => {
  it('name the likeliest kind and those close to it', () => {
    expect(kindsOf(heads)).toEqual(['misdelivery', 'system_fault']);
  });

  it('name a clause only when it is likely, for a flag also the likeliest when it comes near', () => {
    expect(clausesOf(heads, false)).toEqual([]);
    expect(clausesOf(heads, true)).toEqual(['3-2-iii']);
    expect(clausesOf(new Map([['clause:3-4-i', -0.9]]), true)).toEqual([]);
    const many = ['1-i', '1-ii', '2-i', '2-ii', '4-i'].map((id, at): [string, number] => [`clause:${id}`, at + 1]);
    expect(clausesOf(new Map(many), false)).toEqual(['4-i', '2-ii', '2-i', '1-ii']);
  });

  it('take the likeliest category and severity', () => {
    expect([categoryOf(heads), severityOf(heads)]).toEqual(['billing', 'medium']);
  });
});
