import { loadYaml } from '#kernel';
import type { LintRules } from './template-lint.js';

const compiled = new WeakMap<readonly string[], RegExp[]>();

/** Whether a text has anything that mail readers turn into a link, by the rules of `config/templates/notice-lint.yaml`. */
export function hasLink(text: string): boolean {
  const { links } = loadYaml<LintRules>('templates/notice-lint.yaml');
  let rules = compiled.get(links);
  if (rules === undefined) {
    rules = links.map((pattern) => new RegExp(pattern, 'iu'));
    compiled.set(links, rules);
  }
  const folded = text.normalize('NFKC');
  return rules.some((rule) => rule.test(folded));
}
