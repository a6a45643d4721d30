import type { HeldOut } from './certify/held-out.js';
import { hitsWithin, type Lexicon } from './lexicon/lexicon.js';
import type { ConceptHit, FrameHit } from './lexicon/lexicon.js';
import type { ModelCard } from './model/model-data.js';
import type { SignalModel } from './model/signal-model.js';
import { foldText } from './text/fold-text.js';
import type { FoldedText } from './text/fold-text.js';
import { sentencesOf, windowsOf } from './text/sentence-windows.js';
import type { AssessInput, EngineResult } from './engine-result.js';
import { categoryOf, clausesOf, kindsOf, severityOf } from './labels-of.js';
import { questionsOf } from './questions-of.js';
import { reasonsOf } from './reasons-of.js';

/** Reads complaints and says which may be a sign of a leak, and why. Stateless between texts; not re-entrant. */
export class TriageEngine {
  /** `signals@<version of the words> <version of the model>`, stored with every assessment. */
  readonly version: string;

  constructor(
    private readonly model: SignalModel,
    private readonly lexicon: Lexicon,
  ) {
    this.version = `signals@${lexicon.words.version} ${model.card.version}`;
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
  assess(input: AssessInput): EngineResult {
    const text = foldText(input.text);
    if (!hasLetters(text)) return this.unreadable();
    const measured = this.model.measure(text);
    const frames = this.framesOf(text);
    const always = frames.some((hit) => hit.frame.always === true);
    const flagged = always || measured.score >= this.card.threshold.probability;
    const modelKinds = kindsOf(measured.heads);
    const kinds = flagged ? modelKinds : [];
    return {
      score: measured.score,
      flagged,
      kinds,
      leads: flagged
        ? this.leadsOf(
            frames,
            kinds.map((kind) => this.lexicon.words.kinds[kind].leads[0]),
          )
        : [],
      clauses: clausesOf(measured.heads, flagged),
      category: categoryOf(measured.heads),
      severity: severityOf(measured.heads),
      reasons: flagged ? reasonsOf({ text, measured, frames, kinds }, this.lexicon) : [],
      engine: this.version,
    };
  }

  /**
   * Three follow-up questions by kind of signal and by what is still unsaid.
   * @param lang `ja` for Japanese, English otherwise; @param text the complaint, when at hand
   */
  questions(result: Pick<EngineResult, 'kinds'>, lang: string, text?: string): string[] {
    return questionsOf(result.kinds, this.lexicon, text === undefined ? { lang } : { lang, text });
  }

  private framesOf(text: FoldedText): FrameHit[] {
    const hits = this.lexicon.find(text);
    if (hits.length === 0) return [];
    const frames: FrameHit[] = [];
    for (const window of windowsOf(sentencesOf(text))) {
      const inside = hitsWithin(hits.slice(firstAt(hits, window.from), firstAt(hits, window.to)), window);
      frames.push(...this.lexicon.framesIn(inside));
    }
    return frames;
  }

  private leadsOf(frames: readonly FrameHit[], byKind: readonly (string | undefined)[]): string[] {
    const named = frames.filter((hit) => hit.frame.always === true).map((hit) => hit.frame.lead);
    const leads = [...named, ...byKind.filter((lead) => lead !== undefined), ...frames.map((hit) => hit.frame.lead)];
    return [...new Set(leads)].slice(0, 3);
  }

  /** No letter, kana, kanji or digit at all: nothing to assess; intake marks such arrivals for a person. */
  private unreadable(): EngineResult {
    const labels = { kinds: [], leads: [], clauses: [], category: 'other', severity: 'low' } as const;
    return { score: 0, flagged: false, ...labels, reasons: [], engine: this.version };
  }
}

/** Number of the first hit at or after a position (hits are in order of position). */
function firstAt(hits: readonly ConceptHit[], position: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.from ?? 0) < position) low = middle + 1;
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
