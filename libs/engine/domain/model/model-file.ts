import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { HeldOut } from '../certify/held-out.js';
import type { Levels } from '../certify/mix.js';
import type { ModelCard, ModelData } from './model-data.js';
import type { Calibration } from '../learn/calibrate.js';
import type { TopicWords } from '../topics/topic-words.js';

const MAGIC = 'MDGCHI1\n';

interface Header {
  readonly card: ModelCard;
  readonly sha256: string;
  readonly scalars: { bias: number; calibration: Calibration; wholeUnit: number; windowUnit: number };
  readonly labels: readonly string[];
  /** Words of the topic groups; absent where the heads know none. */
  readonly topics?: TopicWords;
  /** Cells of the held-out texts; absent where the model keeps none. */
  readonly cells?: readonly Levels[];
  readonly lengths: readonly number[];
}

function partsOf(model: ModelData): Uint8Array[] {
  const { heads, heldOut } = model;
  const arrays = [
    model.keys,
    model.whole.steps,
    model.window.steps,
    model.idf,
    heads.steps,
    heads.units,
    heads.biases,
    model.trainedOn,
    // Last, so that files without them are read as before.
    ...(heldOut === undefined ? [] : [heldOut.scores, heldOut.positive]),
    ...(heldOut?.cell === undefined ? [] : [heldOut.cell]),
  ];
  return arrays.map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
}

function digest(parts: readonly Uint8Array[], topics: TopicWords | undefined): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  if (topics !== undefined) hash.update(JSON.stringify(topics));
  return hash.digest('hex');
}

/** SHA-256 of weights, vocabulary and held-out scores: equal for equal data, words of the folder and seed, on every machine. */
export function modelHash(model: ModelData): string {
  return digest(partsOf(model), model.heads.topics);
}

/**
 * The model as one file: magic, length of the header, header (JSON), then little-endian arrays; all gzipped.
 */
export function encodeModel(model: ModelData): Buffer {
  const parts = partsOf(model);
  const header: Header = {
    card: model.card,
    sha256: digest(parts, model.heads.topics),
    scalars: {
      bias: model.bias,
      calibration: model.calibration,
      wholeUnit: model.whole.unit,
      windowUnit: model.window.unit,
    },
    labels: model.heads.labels,
    ...(model.heads.topics === undefined ? {} : { topics: model.heads.topics }),
    ...(model.heldOut?.cells === undefined ? {} : { cells: model.heldOut.cells }),
    lengths: parts.map((part) => part.byteLength),
  };
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length);
  return gzipSync(Buffer.concat([Buffer.from(MAGIC), size, json, ...parts]), { level: 9 });
}

/**
 * @throws Error when the bytes are not a model file or its digest does not fit
 */
export function decodeModel(file: Uint8Array): ModelData {
  const bytes = gunzipSync(file);
  if (bytes.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) throw new Error('Not a triage model file');
  const from = MAGIC.length + 4;
  const jsonEnd = from + bytes.readUInt32LE(MAGIC.length);
  const header = JSON.parse(bytes.subarray(from, jsonEnd).toString('utf8')) as Header;
  let at = jsonEnd;
  const parts = header.lengths.map((length) => {
    const part = new Uint8Array(length);
    part.set(bytes.subarray(at, at + length));
    at += length;
    return part;
  });
  if (digest(parts, header.topics) !== header.sha256)
    throw new Error('The triage model file is damaged: its digest does not fit');
  return assemble(
    header,
    parts.map((part) => part.buffer),
  );
}

function assemble(header: Header, parts: readonly ArrayBuffer[]): ModelData {
  const [keys, whole, window, idf, steps, units, biases, trainedOn, ...held] = parts;
  const heldOut = heldOutFrom(held, header.cells);
  const headSteps = new Int8Array(steps ?? []);
  const { labels, topics } = header;
  return {
    card: header.card,
    keys: new Uint32Array(keys ?? []),
    idf: new Uint8Array(idf ?? []),
    whole: { steps: new Int16Array(whole ?? []), unit: header.scalars.wholeUnit },
    window: { steps: new Int16Array(window ?? []), unit: header.scalars.windowUnit },
    bias: header.scalars.bias,
    calibration: header.scalars.calibration,
    heads: {
      labels,
      features: headSteps.length / labels.length - Object.keys(topics?.groups ?? {}).length,
      steps: headSteps,
      units: new Float32Array(units ?? []),
      biases: new Float32Array(biases ?? []),
      ...(topics === undefined ? {} : { topics }),
    },
    trainedOn: new Uint32Array(trainedOn ?? []),
    ...(heldOut === undefined ? {} : { heldOut }),
  };
}

function heldOutFrom(
  [scores, positive, cell]: readonly ArrayBuffer[],
  cells: readonly Levels[] | undefined,
): HeldOut | undefined {
  if (scores === undefined || positive === undefined) return undefined;
  return {
    scores: new Float32Array(scores),
    positive: new Uint8Array(positive),
    ...(cell === undefined || cells === undefined ? {} : { cell: new Uint8Array(cell), cells }),
  };
}
