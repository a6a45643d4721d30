import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { configFile } from '#kernel';
import type { LabelledText } from '../labelled-text.js';
import { LinearSignalModel } from '../model/linear-signal-model.js';
import { decodeModel, encodeModel, modelHash } from '../model/model-file.js';
import { foldText } from '../text/fold-text.js';
import { blockFolds, writerFolds } from './folds.js';
import { seededRandom, shuffle } from './random.js';
import { CALIBRATION_NOTE, textFingerprint, trainModel } from './train-model.js';

const sample = readFileSync(configFile('corpus/writer-b.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .slice(0, 140)
  .map((line) => JSON.parse(line) as LabelledText);
const options = { seed: 1, trainedAt: '2026-11-25T00:00:00.000Z', folds: 2 };

function shuffledLabels(): LabelledText[] {
  const donors = [...sample];
  shuffle(donors, seededRandom(7));
  return sample.map(({ id, channel, lang, text }, i) => {
    const { leak_signal, signal_kind, clauses, category, severity } = donors[i] as LabelledText;
    return { id, channel, lang, text, leak_signal, signal_kind, clauses, category, severity };
  });
}

describe('training', () => {
  const model = trainModel(sample, options);

  it('learns to tell signals from other complaints, measured out of fold', () => {
    expect(model.card.measured.rocAuc).toBeGreaterThan(0.7);
    expect(model.card.threshold.recall).toBeGreaterThanOrEqual(0.985);
    expect(model.card.threshold.note).toBe(CALIBRATION_NOTE);
  });

  it('learns nothing from labels dealt out at random', () => {
    const auc = trainModel(shuffledLabels(), options).card.measured.rocAuc;
    expect(auc).toBeGreaterThan(0.35);
    expect(auc).toBeLessThan(0.65);
  });

  it('gives the same model for the same texts and seed', () => {
    expect(modelHash(trainModel(sample, options))).toBe(modelHash(model));
    expect(modelHash(trainModel(sample, { ...options, seed: 2 }))).not.toBe(modelHash(model));
  });

  it('survives being written and read', () => {
    const read = decodeModel(encodeModel(model));
    expect(read.card).toEqual(model.card);
    expect(modelHash(read)).toBe(modelHash(model));
    expect(read.heldOut).toEqual(model.heldOut);
  });

  it('keeps the held-out score of each text, and reads a file of before there were any', () => {
    const { heldOut, ...older } = model;
    expect(heldOut?.scores).toHaveLength(sample.length);
    expect(heldOut?.positive.filter(Boolean)).toHaveLength(model.card.data.signals);
    // The threshold of the card was chosen on these very scores.
    const found = heldOut?.scores.filter(
      (score, i) => heldOut.positive[i] && score >= model.card.threshold.probability - 1e-6,
    );
    expect((found?.length ?? 0) / model.card.data.signals).toBeCloseTo(model.card.threshold.recall, 9);
    expect(decodeModel(encodeModel(older))).not.toHaveProperty('heldOut');
  });

  it('reads a file of before the labels were told the score', () => {
    const { told, ...heads } = model.heads;
    expect(decodeModel(encodeModel(model)).heads.told).toEqual(told);
    const older = decodeModel(encodeModel({ ...model, heads }));
    expect(older.heads).not.toHaveProperty('told');
    const text = foldText(sample[0]?.text ?? '');
    const [plain, hearing] = [older, model].map((data) => new LinearSignalModel(data).measure(text));
    expect(plain?.score).toBe(hearing?.score);
    expect(plain?.heads.get('category:secrecy')).not.toBe(hearing?.heads.get('category:secrecy'));
  });

  it('refuses a damaged file', () => {
    expect(() => decodeModel(Buffer.from('not a model'))).toThrow();
  });

  it('knows the texts it was trained on and no others', () => {
    expect(model.trainedOn).toContain(textFingerprint(sample[5]?.text ?? ''));
    expect(model.trainedOn).not.toContain(textFingerprint('覚えのない文章'));
  });

  it('refuses to train without both classes', () => {
    expect(() =>
      trainModel(
        sample.filter((text) => text.leak_signal),
        options,
      ),
    ).toThrow('either class');
  });
});

describe('folds', () => {
  const ids = Array.from(
    { length: 200 },
    (_, i) => `t${i < 100 ? 'a' : 'b'}-${String((i % 100) + 1).padStart(4, '0')}`,
  );

  it('keep blocks of twenty neighbouring ids together', () => {
    const fold = blockFolds(ids, { folds: 5, block: 20, seed: 1 });
    for (let at = 0; at < ids.length; at += 20) expect(new Set(fold.slice(at, at + 20)).size).toBe(1);
    expect(new Set(fold).size).toBe(5);
  });

  it('leave one writer out when asked', () => {
    expect(writerFolds(ids).writers).toEqual(['ta', 'tb']);
    expect(new Set(writerFolds(ids).fold.slice(0, 100)).size).toBe(1);
  });
});
