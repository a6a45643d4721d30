import { levelsOf, mixOf, type Levels, type Mix } from '#engine';
import type { Channel } from '#kernel';

/** What is known of one registered complaint without its content. */
export interface RegisteredText {
  /** The engine's score at registration, 0..1. */
  score: number;
  flagged: boolean;
  channel: Channel;
  language: string;
  bytes: number;
  /** Registered in the last weeks, which stand for what will come. */
  isRecent: boolean;
  /** A person decided that it may be the sign of a leak. */
  suspected: boolean;
  /** Somebody read it although nothing had flagged it, drawn or because nothing was let rest. */
  readByChance: boolean;
}

/** A confirmed signal of the desk. */
export interface OwnSignal {
  score: number;
  cell: string;
  band: string;
  foundBySample: boolean;
}

/** A desk's registrations under one model, counted. */
export interface DeskReading {
  texts: number;
  scores: number[];
  /** How many were flagged at registration, by whatever threshold stood then and by the rules. */
  flagged: number;
  mix: Mix;
  recent: Mix;
  /** Texts of the same levels. */
  cells: Map<string, { levels: Required<Levels>; texts: number }>;
  signals: OwnSignal[];
  /** Unflagged texts by band of the score, and how many of them somebody read all the same. */
  setAside: Map<string, { texts: number; read: number }>;
}

/** Counts registrations as they come, so that a long history needs little memory. */
export class DeskCounter {
  private readonly cells: DeskReading['cells'] = new Map();
  private readonly recent: DeskReading['cells'] = new Map();
  private readonly scores: number[] = [];
  private readonly signals: OwnSignal[] = [];
  private readonly setAside: DeskReading['setAside'] = new Map();
  private flagged = 0;

  add(text: RegisteredText): void {
    const levels = levelsOf(text);
    const cell = `${levels.channel} ${levels.language} ${levels.length} ${levels.score}`;
    count(this.cells, cell, levels);
    if (text.isRecent) count(this.recent, cell, levels);
    this.scores.push(text.score);
    if (text.flagged) this.flagged += 1;
    else {
      const band = this.setAside.get(levels.score) ?? { texts: 0, read: 0 };
      this.setAside.set(levels.score, { texts: band.texts + 1, read: band.read + (text.readByChance ? 1 : 0) });
    }
    if (text.suspected) {
      const foundBySample = !text.flagged && text.readByChance;
      this.signals.push({ score: text.score, cell, band: levels.score, foundBySample });
    }
  }

  result(): DeskReading {
    const { cells, scores, flagged, signals, setAside } = this;
    const counted = (of: DeskReading['cells']): Mix =>
      mixOf([...of.values()].map(({ levels, texts }) => ({ levels, times: texts })));
    const [mix, recent] = [counted(cells), counted(this.recent)];
    return { texts: scores.length, scores, flagged, mix, recent, cells, signals, setAside };
  }
}

function count(cells: DeskReading['cells'], key: string, levels: Required<Levels>): void {
  const known = cells.get(key);
  if (known) known.texts += 1;
  else cells.set(key, { levels, texts: 1 });
}

/** Share of scores at or above a threshold; null without scores. */
export function shareFlagged(scores: readonly number[], threshold: number): number | null {
  if (scores.length === 0) return null;
  return scores.filter((score) => score >= threshold).length / scores.length;
}
