import { createRequire } from 'node:module';
import type { LabelledText } from '#engine';
import { foldText } from '#engine';

/** The part of natural's classifiers that the comparison uses; tokens are given, so no stemmer is asked. */
interface NaturalClassifier {
  addDocument(tokens: string[], label: string): void;
  train(): void;
  getClassifications(tokens: string[]): { label: string; value: number }[];
  textToFeatures(tokens: string[]): number[];
  readonly classifier: Counts;
}

/** What natural's Bayes classifier has counted. */
interface Counts {
  readonly classFeatures: Readonly<Record<string, Readonly<Record<number, number>>>>;
  readonly classTotals: Readonly<Record<string, number>>;
  readonly totalExamples: number;
  readonly smoothing: number;
}

/**
 * natural's Bayes from its own counts, left as logarithms: it takes them to plain numbers, and with a hundred n-grams a
 * text these are 0 for every class. Smoothing is given: natural's own of 1 lets the rarest class win.
 */
function bayesOf(
  classifier: NaturalClassifier,
  tokens: string[],
  smoothing = classifier.classifier.smoothing,
): { label: string; value: number }[] {
  const { classFeatures, classTotals, totalExamples, smoothing: given } = classifier.classifier;
  const present = classifier.textToFeatures(tokens).flatMap((count, at) => (count > 0 ? [at] : []));
  return Object.entries(classTotals)
    .map(([label, total]) => ({
      label,
      value: present.reduce(
        (sum, at) => sum + Math.log(((classFeatures[label]?.[at] ?? given) - given + smoothing) / total),
        Math.log(total / totalExamples),
      ),
    }))
    .sort((a, b) => b.value - a.value);
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

/** Classes of a text, the likeliest first. */
function classesOf({ plan, classifier, tokensOf }: Trained, text: string): { label: string; value: number }[] {
  const tokens = tokensOf(text);
  return plan.file === 'bayes_classifier' ? bayesOf(classifier, tokens) : classifier.getClassifications(tokens);
}

/** natural's classifiers as readers of leak signals. */
export function trainNatural(examples: readonly LabelledText[]): Opponent[] {
  return PLANS.map((plan) => {
    const one = trained(plan, examples, (example) => (example.leak_signal ? 'signal' : 'other'));
    const score = (text: string): number => {
      const values = classesOf(one, text);
      const of = (label: string): number => values.find((value) => value.label === label)?.value ?? 0;
      return of('signal') - of('other');
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

/** Smoothings that natural's Bayes is tried with. */
const SMOOTHINGS = [1, 0.1, 0.01, 0.001] as const;

/** natural's classifiers as readers of the topic; Bayes with several smoothings. */
export function trainNaturalCategories(
  examples: readonly LabelledText[],
): { name: string; trainMs: number; trainedOn: number; category: (text: string) => string }[] {
  return PLANS.flatMap((plan) => {
    const one = trained(plan, examples, (example) => example.category);
    const row = { trainMs: Math.round(one.trainMs), trainedOn: one.trainedOn };
    if (plan.file !== 'bayes_classifier') {
      const category = (text: string): string => classesOf(one, text)[0]?.label ?? '';
      return [{ name: plan.name, ...row, category }];
    }
    return SMOOTHINGS.map((smoothing) => ({
      name: `${plan.name}, smoothing ${String(smoothing)}`,
      ...row,
      category: (text: string) => bayesOf(one.classifier, one.tokensOf(text), smoothing)[0]?.label ?? '',
    }));
  });
}
