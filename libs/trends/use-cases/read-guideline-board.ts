import { Inject, Injectable } from '@nestjs/common';
import { Guideline } from '#guideline';
import { CLOCK, loadYaml, nowInstant, plusMs, type Clock, type Instant } from '#kernel';
import { BoardQueries, type BoardView } from '../data/board-queries.js';
import {
  judge,
  lineState,
  type BoardFile,
  type BoardLine,
  type Evidence,
  type GuidelineBoard,
  type Reading,
} from '../domain/guideline-board.js';
import { OtherFigures } from './other-figures.js';

const DAY_MS = 86_400_000;

/** A figure now and, for counts over a time, in the window before. */
interface Read {
  value: Reading;
  before: number | null;
}

/** Reads the board of the guideline's 27 examples; no content. */
@Injectable()
export class ReadGuidelineBoard {
  constructor(
    private readonly guideline: Guideline,
    private readonly queries: BoardQueries,
    private readonly others: OtherFigures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param hidden incidents that whoever asks may not know of: no figure counts them */
  async execute(hidden: readonly string[] = []): Promise<GuidelineBoard> {
    const file = boardFile();
    const at = nowInstant(this.clock);
    // The windows end before `now`: what arrived in this very millisecond counts.
    const now = plusMs(at, 1);
    const [from, earlier] = [plusMs(now, -file.window_days * DAY_MS), plusMs(now, -2 * file.window_days * DAY_MS)];
    const figures = await this.figures(file, { now, from, earlier, hidden });
    const [touching, touched] = [
      await this.queries.touching([from, now], hidden),
      await this.queries.touching([earlier, from], hidden),
    ];
    const lines = this.guideline.all().map(({ id, ja, en, text }): BoardLine => {
      const own: Read = { value: touching.get(id) ?? 0, before: touched.get(id) ?? 0 };
      const evidence = [
        evidenceOf('touching', own, file),
        ...(file.clauses[id] ?? []).map((code) => evidenceOf(code, figures.get(code), file)),
      ];
      return { id, title: { ja, en }, text, state: lineState(evidence), evidence };
    });
    return {
      at,
      from,
      windowDays: file.window_days,
      earlierKnown: await this.queries.hadBegunBy(earlier),
      source: this.guideline.source,
      toLookAt: lines.filter(({ state }) => state === 'look').length,
      lines,
    };
  }

  /** Every figure that an example names, each read once. */
  private async figures(
    file: BoardFile,
    { now, from, earlier, hidden }: { now: Instant; from: Instant; earlier: Instant; hidden: readonly string[] },
  ): Promise<Map<string, Read>> {
    const view: BoardView = { now, hidden };
    const [window, before] = [this.queries.over([from, now], view), this.queries.over([earlier, from], view)];
    const present = { ...this.queries.now(view), ...this.others.of(hidden) };
    const found = new Map<string, Read>();
    for (const code of new Set(Object.values(file.clauses).flat())) {
      const counted = window[code];
      const earlierValue = counted ? ((await before[code]?.()) ?? null) : null;
      const value = (await (counted ?? present[code])?.()) ?? null;
      found.set(code, { value, before: typeof earlierValue === 'number' ? earlierValue : null });
    }
    return found;
  }

  /** Codes that the board can measure; the file of the board may name no other. */
  codes(): string[] {
    const now = nowInstant(this.clock);
    const view: BoardView = { now, hidden: [] };
    return [this.queries.over([now, now], view), this.queries.now(view), this.others.of([])].flatMap(Object.keys);
  }
}

/** `config/guideline-board.yaml`. */
export function boardFile(): BoardFile {
  return loadYaml<BoardFile>('guideline-board.yaml');
}

function evidenceOf(code: string, read: Read | undefined, file: BoardFile): Evidence {
  const words = file.measures[code];
  if (words === undefined) throw new Error(`guideline-board.yaml names ${code} without describing it`);
  const { value, before } = read ?? { value: null, before: null };
  return {
    code,
    title: { ja: words.ja, en: words.en },
    unit: words.unit,
    value,
    before,
    state: judge(value, words.wants),
    to: words.to ?? null,
  };
}
