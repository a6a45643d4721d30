import type { HeldOut } from './certify/held-out.js';
import { FrameFinder } from './lexicon/frames.js';
import type { FrameHit } from './lexicon/frames.js';
import type { ConceptHit, Lexicon } from './lexicon/lexicon.js';
import type { ModelCard } from './model/model-data.js';
import type { Measurement, SignalModel } from './model/signal-model.js';
import { displaySentences } from './text/display-sentences.js';
import type { Span } from './text/display-sentences.js';
import type { FoldedText } from './text/fold-text.js';
import { piecesOf } from './text/pieces.js';
import { readText } from './text/read-text.js';
import type { ReadText } from './text/read-text.js';
import type { AssessInput, AssessOptions, EngineResult, Preview, Reason } from './engine-result.js';
import { categoryOf, clausesOf, kindsOf, severityOf } from './labels-of.js';
import { leadsOf } from './leads-of.js';
import { PreviewReader } from './preview-reader.js';
import { QuestionChooser } from './questions-of.js';
import type { Asked } from './questions-of.js';
import { reasonsOf } from './reasons-of.js';
import type { ReasonInput } from './reasons-of.js';

/** Channels whose texts came through a scanner. */
const SCANNED: readonly string[] = ['fax', 'letter'];
/** A piece of a long text is judged by itself when it has words of so many of these families. */
const FAMILIES = ['who-', 'what-', 'did-'] as const;
const LEAST_FAMILIES = 2;
/** With fewer letters and no word of the lexicon there is nothing to judge (UTF-16 units without space). */
const LEAST_LETTERS = 5;

/** The strongest reading of a text, and what stands where in it. */
interface Reading {
  readonly text: FoldedText;
  readonly measured: Measurement;
  readonly sentences: readonly Span[];
  readonly hits: readonly ConceptHit[];
  readonly frames: readonly FrameHit[];
}

/** Reads complaints and says which may be a sign of a leak, and why. Stateless between texts; not re-entrant. */
export class TriageEngine {
  /** `signals@<version of the words> <version of the model>`, stored with every assessment. */
  readonly version: string;

  private readonly frames: FrameFinder;
  private readonly chooser: QuestionChooser;
  private readonly growing = new PreviewReader((input, options) => this.assess(input, options));

  constructor(
    private readonly model: SignalModel,
    private readonly lexicon: Lexicon,
  ) {
    this.version = `signals@${lexicon.words.version} ${model.card.version}`;
    this.frames = new FrameFinder(lexicon);
    this.chooser = new QuestionChooser(lexicon.words);
  }

  /** What the model says of itself. */
  get card(): ModelCard {
    return this.model.card;
  }

  /** Scores of texts that the model never saw; absent when its file keeps none. */
  get heldOut(): HeldOut | undefined {
    return this.model.heldOut;
  }

  /** Assess one text. Never throws, whatever the text is; time grows in proportion to its length. */
  assess(input: AssessInput, options: AssessOptions = {}): EngineResult {
    const read = readText(input.text);
    if (!hasLetters(read.whole)) return this.unreadable();
    const reading = this.reading(read, input);
    const { measured, frames, hits } = reading;
    if (hits.length === 0 && input.text.replace(/\s/g, '').length < LEAST_LETTERS) return this.unreadable();
    const threshold = options.threshold ?? this.card.threshold.probability;
    const flagged = frames.some((hit) => hit.frame.always === true) || measured.score >= threshold;
    const kinds = flagged ? kindsOf(measured.heads) : [];
    return {
      score: measured.score,
      flagged,
      kinds,
      leads: flagged ? leadsOf(frames, kinds, this.lexicon.words) : [],
      clauses: clausesOf(measured.heads, flagged),
      category: categoryOf(measured.heads),
      severity: severityOf(measured.heads),
      reasons: flagged ? this.reasons({ ...reading, kinds }, input.text, read) : [],
      engine: this.version,
    };
  }

  /**
   * {@link assess} for a text that is being typed, with what to ask next. Long texts are read in parts; parts that have
   * not changed since the last call are not read anew, and `partial` says that some wait for the next one.
   */
  preview(input: AssessInput, lang: string, options: AssessOptions = {}): Preview {
    const { result, partial } = this.growing.read(input, options);
    return { ...result, engine: this.version, questions: this.questions(result, lang, input.text), partial };
  }

  /**
   * Three follow-up questions by kind of signal, lead, and what is still unsaid.
   * @param lang `ja` for Japanese, English otherwise; @param text the complaint, when at hand
   */
  questions(result: Pick<Asked, 'kinds'> & Partial<Asked>, lang: string, text?: string): string[] {
    const chosen = this.chooser.choose({ kinds: result.kinds, leads: result.leads ?? [] }, text);
    return chosen.map((question) => (lang === 'ja' ? question.ja : question.en));
  }

  /**
   * The whole text, its own and quoted parts alone, and of a long text the pieces in which concepts meet; the strongest
   * counts, so that nothing hides behind the rest.
   */
  private reading(read: ReadText, { channel }: AssessInput): Reading {
    const { original } = read.whole;
    const sentences = displaySentences(original);
    const hits = this.lexicon.find(read.whole, SCANNED.includes(channel));
    const pieces = piecesOf(read.whole, sentences).filter((piece) => this.concerns(piece, hits));
    let text = read.whole;
    let measured = this.model.measure(text);
    for (const part of [...read.apart, ...pieces.map((piece) => piece.text)]) {
      const alone = this.model.measure(part);
      if (alone.score > measured.score) [text, measured] = [part, alone];
    }
    const written = this.lexicon.writersOf(original, hits, read.signed);
    const frames = this.frames.find(original, sentences, { hits, written });
    // Where the text with its signature spoke loudest, the reason may lie in the signature.
    const shown = text.original === original ? sentences : displaySentences(text.original);
    return { text, measured, sentences: shown, hits, frames };
  }

  /** Whether words of two of the families who, what and did stand in a piece. */
  private concerns({ start, end }: Span, hits: readonly ConceptHit[]): boolean {
    const inside = hits.slice(firstFrom(hits, start), firstFrom(hits, end));
    return FAMILIES.filter((family) => inside.some((hit) => this.lexicon.isOf(hit, family))).length >= LEAST_FAMILIES;
  }

  private reasons(input: ReasonInput, original: string, { quoted }: ReadText): Reason[] {
    return reasonsOf(input, this.lexicon).map((reason) => {
      const inQuote = quoted.some((span) => reason.start >= span.start && reason.end <= span.end);
      const text = original.slice(reason.start, reason.end);
      return { ...reason, text, why: inQuote ? `引用された以前のメール：${reason.why}` : reason.why };
    });
  }

  /** No letter, kana, kanji or digit at all: nothing to assess; intake marks such arrivals for a person. */
  private unreadable(): EngineResult {
    const labels = { kinds: [], leads: [], clauses: [], category: 'other', severity: 'low' } as const;
    return { score: 0, flagged: false, ...labels, reasons: [], engine: this.version };
  }
}

/** Number of the first hit at or after a position (hits are in order of position). */
function firstFrom(hits: readonly ConceptHit[], position: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hasLetters(text: FoldedText): boolean {
  for (const unit of text.units) {
    if (unit === 0x30 || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x3041 && unit <= 0x3096)) return true;
    if (
      (unit >= 0xc0 && unit < 0x2000) ||
      (unit >= 0x2e80 && unit < 0xd800 && /\p{L}/u.test(String.fromCharCode(unit)))
    ) {
      return true;
    }
  }
  return false;
}
