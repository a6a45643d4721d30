import type { HeldOut } from './certify/held-out.js';
import { FrameFinder } from './lexicon/frames.js';
import type { FrameHit } from './lexicon/frames.js';
import type { ConceptHit, Lexicon } from './lexicon/lexicon.js';
import type { ModelCard } from './model/model-data.js';
import type { Measurement, SignalModel } from './model/signal-model.js';
import { displaySentences } from './text/display-sentences.js';
import type { Span } from './text/display-sentences.js';
import type { FoldedText } from './text/fold-text.js';
import { readText } from './text/read-text.js';
import type { ReadText } from './text/read-text.js';
import type { AssessInput, AssessOptions, EngineResult, Preview, Reason } from './engine-result.js';
import { categoryOf, clausesOf, kindsOf, severityOf } from './labels-of.js';
import { leadsOf } from './leads-of.js';
import { QuestionChooser } from './questions-of.js';
import type { Asked } from './questions-of.js';
import { reasonsOf } from './reasons-of.js';
import type { ReasonInput } from './reasons-of.js';

/** Channels whose texts came through a scanner. */
const SCANNED: readonly string[] = ['fax', 'letter'];
/** Of a longer text the preview reads the beginning and the end, where the typing goes on (UTF-16 units). */
const PREVIEW_HEAD = 1500;
const PREVIEW_TAIL = 4500;

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
    const { measured, frames } = reading;
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
   * {@link assess} for a text that is being typed, with what to ask next. Of a text of more than 6,000 characters the
   * beginning and the end are read.
   */
  preview(input: AssessInput, lang: string, options: AssessOptions = {}): Preview {
    const { text } = input;
    const whole = text.length <= PREVIEW_HEAD + PREVIEW_TAIL;
    const shown = whole
      ? text
      : text.slice(0, PREVIEW_HEAD) + '\n'.repeat(2) + text.slice(text.length - PREVIEW_TAIL + 2);
    const result = this.assess({ ...input, text: shown }, options);
    const moved = text.length - shown.length;
    const reasons = result.reasons.map((reason) =>
      reason.start < PREVIEW_HEAD ? reason : { ...reason, start: reason.start + moved, end: reason.end + moved },
    );
    return { ...result, reasons, questions: this.questions(result, lang, text), partial: !whole };
  }

  /**
   * Three follow-up questions by kind of signal, lead, and what is still unsaid.
   * @param lang `ja` for Japanese, English otherwise; @param text the complaint, when at hand
   */
  questions(result: Pick<Asked, 'kinds'> & Partial<Asked>, lang: string, text?: string): string[] {
    const chosen = this.chooser.choose({ kinds: result.kinds, leads: result.leads ?? [] }, text);
    return chosen.map((question) => (lang === 'ja' ? question.ja : question.en));
  }

  /** The whole text, and its own and quoted parts alone; the strongest counts, so that nothing hides behind the rest. */
  private reading(read: ReadText, { channel }: AssessInput): Reading {
    let text = read.whole;
    let measured = this.model.measure(text);
    for (const part of read.apart) {
      const alone = this.model.measure(part);
      if (alone.score > measured.score) [text, measured] = [part, alone];
    }
    const sentences = displaySentences(read.whole.original);
    const hits = this.lexicon.find(read.whole, SCANNED.includes(channel));
    const { original } = read.whole;
    const written = this.lexicon.writersOf(original, hits, read.signed);
    return { text, measured, sentences, hits, frames: this.frames.find(original, sentences, { hits, written }) };
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
