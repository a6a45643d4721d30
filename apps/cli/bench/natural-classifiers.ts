import { createRequire } from 'node:module';
import type { LabelledText } from '#engine';
import { foldText } from '#engine';

/** The part of natural's classifiers that the comparison uses; tokens are given, so no stemmer is asked. */
interface NaturalClassifier {
  addDocument(tokens: string[], label: string): void;
  train(): void;
  getClassifications(tokens: string[]): { label: string; value: number }[];
}

/** A classifier of the comparison. */
export interface Opponent {
  readonly name: string;
  readonly trainMs: number;
  readonly trainedOn: number;
  readonly features: string;
  readonly score: (text: string) => number;
}

interface NaturalPlan {
  readonly name: string;
  readonly file: string;
  readonly texts: number;
  readonly documents: number;
  readonly orders: readonly number[];
}

/**
 * natural holds a dense vector a text, so training is bounded: Bayes on 1,000 texts (n-grams found in 3 of them),
 * logistic regression on 200 (found in 10). Imported by subpath: `import 'natural'` loads WordNet and more.
 */
const PLANS: readonly NaturalPlan[] = [
  { name: 'natural BayesClassifier', file: 'bayes_classifier', texts: 1000, documents: 3, orders: [1, 2] },
  {
    ...{ name: 'natural LogisticRegressionClassifier', file: 'logistic_regression_classifier' },
    ...{ texts: 200, documents: 10, orders: [1, 2] },
  },
];

function tokensOf(text: string, orders: readonly number[]): string[] {
  const folded = String.fromCharCode(...foldText(text.slice(0, 5000)).units);
  const found = new Set<string>();
  for (const order of orders) {
    for (let at = 0; at + order <= folded.length; at += 1) found.add(folded.slice(at, at + order));
  }
  return [...found];
}

/** Every n-th text, so many of them. */
export function evenSample(examples: readonly LabelledText[], count: number): LabelledText[] {
  const step = Math.max(1, Math.floor(examples.length / count));
  return examples.filter((_, i) => i % step === 0).slice(0, count);
}

interface Trained {
  readonly plan: NaturalPlan;
  readonly classifier: NaturalClassifier;
  readonly trainMs: number;
  readonly trainedOn: number;
  readonly tokensOf: (text: string) => string[];
}

/** Trains one of natural's classifiers on an even sample of the given texts. */
function trained(
  plan: NaturalPlan,
  examples: readonly LabelledText[],
  labelOf: (one: LabelledText) => string,
): Trained {
  const load = createRequire(import.meta.url);
  const Classifier = load(`natural/lib/natural/classifiers/${plan.file}.js`) as new () => NaturalClassifier;
  const sample = evenSample(examples, plan.texts);
  const start = performance.now();
  const tokens = sample.map((example) => tokensOf(example.text, plan.orders));
  const counts = new Map<string, number>();
  for (const list of tokens) for (const token of list) counts.set(token, (counts.get(token) ?? 0) + 1);
  const known = (token: string): boolean => (counts.get(token) ?? 0) >= plan.documents;
  const classifier = new Classifier();
  tokens.forEach((list, i) => {
    const example = sample[i];
    if (example !== undefined) classifier.addDocument(list.filter(known), labelOf(example));
  });
  classifier.train();
  const trainMs = performance.now() - start;
  return {
    ...{ plan, classifier, trainMs, trainedOn: sample.length },
    tokensOf: (text) => tokensOf(text, plan.orders).filter(known),
  };
}

function featuresOf(plan: NaturalPlan): string {
  return `n-grams of ${plan.orders.join(' and ')} characters in at least ${String(plan.documents)} texts`;
}

/** natural's classifiers as readers of leak signals. */
export function trainNatural(examples: readonly LabelledText[]): Opponent[] {
  return PLANS.map((plan) => {
    const one = trained(plan, examples, (example) => (example.leak_signal ? 'signal' : 'other'));
    const score = (text: string): number => {
      const values = one.classifier.getClassifications(one.tokensOf(text));
      const of = (label: string): number => values.find((value) => value.label === label)?.value ?? 0;
      const [signal, other] = [of('signal'), of('other')];
      return plan.file === 'bayes_classifier' ? Math.log(signal + 1e-320) - Math.log(other + 1e-320) : signal - other;
    };
    return {
      name: plan.name,
      trainMs: one.trainMs,
      trainedOn: one.trainedOn,
      features: featuresOf(plan),
      score,
    };
  });
}

/** natural's classifiers as readers of the topic. */
export function trainNaturalCategories(
  examples: readonly LabelledText[],
): { name: string; trainMs: number; trainedOn: number; category: (text: string) => string }[] {
  return PLANS.map((plan) => {
    const one = trained(plan, examples, (example) => example.category);
    const category = (text: string): string => one.classifier.getClassifications(one.tokensOf(text))[0]?.label ?? '';
    return { name: plan.name, trainMs: Math.round(one.trainMs), trainedOn: one.trainedOn, category };
  });
}
