import { FeatureReader, quantisedIdf } from '../features/feature-reader.js';
import { VocabularyIndex, countFeatures } from '../features/vocabulary-index.js';
import type { LabelledText } from '../labelled-text.js';
import { foldText } from '../text/fold-text.js';
import { trainLinear } from './linear-classifier.js';

/**
 * The plain alternative of the published comparison: logistic regression over the whole text's n-grams, nothing
 * else. Answers with the margin of a text.
 */
export function trainPlainBaseline(examples: readonly LabelledText[], seed: number): (text: string) => number {
  const folded = examples.map((example) => foldText(example.text));
  const { keys, documents } = countFeatures(folded, 2);
  const reader = new FeatureReader(new VocabularyIndex(keys), quantisedIdf(documents, folded.length));
  const rows = folded.map((text) => {
    reader.read(text, { from: 0, to: text.units.length });
    return reader.row();
  });
  const flags = examples.map((example) => (example.leak_signal ? 1 : 0));
  const model = trainLinear(rows, flags, { dimensions: keys.length, seed, cost: 60, epochs: 15 });
  return (text) => {
    const read = foldText(text);
    reader.read(read, { from: 0, to: read.units.length });
    return reader.dot(model.weights) + model.bias;
  };
}
