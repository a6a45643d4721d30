import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { HeldOut } from '../certify/held-out.js';
import type { Levels } from '../certify/mix.js';
import { VIEWS } from '../features/views.js';
import type { ViewName } from '../features/views.js';
import type { Calibration } from '../learn/calibrate.js';
import type { ScoreWeights, ViewWeights } from '../score/score-weights.js';
import type { TopicWords } from '../topics/topic-words.js';
import type { ModelCard, ModelData } from './model-data.js';
import type { ToldScore } from './told-score.js';

const MAGIC = 'MDGCHI2\n';

interface Scalars {
  readonly calibration: Calibration;
  readonly views: Readonly<Record<ViewName, { readonly unit: number; readonly bias: number }>>;
  readonly window: { readonly unit: number; readonly bias: number };
  /** Absent in a file that was made before the labels were told the score. */
  readonly told?: ToldScore;
}

interface Header {
  readonly card: ModelCard;
  readonly sha256: string;
  readonly scalars: Scalars;
  readonly labels: readonly string[];
  /** Words of the topic groups; absent where the heads know none. */
  readonly topics?: TopicWords;
  /** Cells of the held-out texts; absent where the model keeps none. */
  readonly cells?: readonly Levels[];
  readonly lengths: readonly number[];
}

function partsOf(model: ModelData): Uint8Array[] {
  const { heads, heldOut, score } = model;
  const arrays = [
    ...VIEWS.flatMap((view) => {
      const { keys, idf, weights } = score.views[view];
      return [keys, idf, weights.steps];
    }),
    score.window.steps,
    score.kinds.steps,
    score.kinds.units,
    score.kinds.biases,
    score.scale,
    score.centre,
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

function digest(parts: readonly Uint8Array[], scalars: Scalars, topics: TopicWords | undefined): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  hash.update(JSON.stringify(scalars));
  if (topics !== undefined) hash.update(JSON.stringify(topics));
  return hash.digest('hex');
}

function scalarsOf({ calibration, heads, score }: ModelData): Scalars {
  const of = (view: ViewName): { unit: number; bias: number } => {
    const { weights, bias } = score.views[view];
    return { unit: weights.unit, bias };
  };
  return {
    calibration,
    views: { letters: of('letters'), runs: of('runs'), shape: of('shape'), edges: of('edges') },
    window: { unit: score.window.unit, bias: score.windowBias },
    ...(heads.told === undefined ? {} : { told: heads.told }),
  };
}

/** SHA-256 of weights, vocabulary and held-out scores: equal for equal data, words of the folder and seed, on every machine. */
export function modelHash(model: ModelData): string {
  return digest(partsOf(model), scalarsOf(model), model.heads.topics);
}

/**
 * The model as one file: magic, length of the header, header (JSON), then little-endian arrays; all gzipped.
 */
export function encodeModel(model: ModelData): Buffer {
  const parts = partsOf(model);
  const scalars = scalarsOf(model);
  const header: Header = {
    card: model.card,
    sha256: digest(parts, scalars, model.heads.topics),
    scalars,
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
  if (digest(parts, header.scalars, header.topics) !== header.sha256) {
    throw new Error('The triage model file is damaged: its digest does not fit');
  }
  return assemble(header, new Parts(parts));
}

/** Takes the arrays in the order in which they were written. */
class Parts {
  private at = 0;

  constructor(private readonly parts: readonly Uint8Array[]) {}

  get left(): number {
    return this.parts.length - this.at;
  }

  next(): ArrayBuffer {
    const part = this.parts[this.at];
    if (part === undefined) throw new Error('The triage model file is damaged: it ends too early');
    this.at += 1;
    return part.buffer as ArrayBuffer;
  }
}

function assemble(header: Header, parts: Parts): ModelData {
  const { labels, topics, scalars } = header;
  const score = scoreFrom(scalars, parts);
  const steps = new Int8Array(parts.next());
  const heads = {
    labels,
    features: steps.length / Math.max(1, labels.length) - Object.keys(topics?.groups ?? {}).length,
    steps,
    units: new Float32Array(parts.next()),
    biases: new Float32Array(parts.next()),
    ...(topics === undefined ? {} : { topics }),
    ...(scalars.told === undefined ? {} : { told: scalars.told }),
  };
  const trainedOn = new Uint32Array(parts.next());
  const heldOut = heldOutFrom(parts, header.cells);
  return {
    card: header.card,
    score,
    calibration: scalars.calibration,
    heads,
    trainedOn,
    ...(heldOut === undefined ? {} : { heldOut }),
  };
}

function scoreFrom({ views, window }: Scalars, parts: Parts): ScoreWeights {
  const view = (name: ViewName): ViewWeights => {
    const { unit, bias } = views[name];
    const keys = new Uint32Array(parts.next());
    const idf = new Uint8Array(parts.next());
    return { keys, idf, weights: { steps: new Int16Array(parts.next()), unit }, bias };
  };
  return {
    views: { letters: view('letters'), runs: view('runs'), shape: view('shape'), edges: view('edges') },
    window: { steps: new Int16Array(parts.next()), unit: window.unit },
    windowBias: window.bias,
    kinds: {
      steps: new Int8Array(parts.next()),
      units: new Float32Array(parts.next()),
      biases: new Float32Array(parts.next()),
    },
    scale: new Float64Array(parts.next()),
    centre: new Float64Array(parts.next()),
  };
}

function heldOutFrom(parts: Parts, cells: readonly Levels[] | undefined): HeldOut | undefined {
  if (parts.left < 2) return undefined;
  const kept = { scores: new Float32Array(parts.next()), positive: new Uint8Array(parts.next()) };
  return parts.left === 0 || cells === undefined ? kept : { ...kept, cell: new Uint8Array(parts.next()), cells };
}
