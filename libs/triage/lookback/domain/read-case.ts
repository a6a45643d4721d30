import { setImmediate } from 'node:timers/promises';
import type { Channel } from '#kernel';
import type { AssessInput, EngineResult } from '#engine';
import { mergeReadings, piecesOf } from '../../domain/long-texts.js';

/** An engine with the threshold from which it flags. */
export interface TextReader {
  /** Version of the engine, as it stands in assessments. */
  version: string;
  assess(input: AssessInput): EngineResult;
}

/** One text of a case: what was written first, or what was written afterwards. */
export interface CaseText {
  of: 'complaint' | 'message';
  /** Identifier of the complaint or of the message. */
  id: string;
  subject: string | null;
  text: string;
}

/** What somebody told the desk in one case, first to last. */
export interface CaseTexts {
  id: string;
  keyId: string;
  channel: Channel;
  language: string;
  /** Whether it stands flagged at the desk. */
  flagged: boolean;
  texts: CaseText[];
}

/** Reads one text as it is read when it arrives: subject and text together, long ones in pieces; others go on meanwhile. */
export async function readText(
  reader: TextReader,
  { subject, text }: Pick<CaseText, 'subject' | 'text'>,
  { channel, language }: Pick<CaseTexts, 'channel' | 'language'>,
): Promise<EngineResult> {
  const readings: { result: EngineResult; at: number }[] = [];
  for (const piece of piecesOf(text)) {
    if (piece.at > 0) await setImmediate();
    const head = piece.at === 0 && subject !== null && subject !== '' ? `${subject}\n` : '';
    const result = reader.assess({ text: head + piece.text, channel, lang: language });
    readings.push({ result: shifted(result, head.length), at: piece.at });
  }
  return mergeReadings(readings);
}

/** The readings of a case's texts, in their order. */
export async function readTexts(reader: TextReader, of: CaseTexts): Promise<EngineResult[]> {
  const results: EngineResult[] = [];
  for (const text of of.texts) results.push(await readText(reader, text, of));
  return results;
}

/** A sign in any text of the case is a sign of the case. */
export async function readCase(reader: TextReader, of: CaseTexts): Promise<EngineResult> {
  return mergeReadings((await readTexts(reader, of)).map((result) => ({ result, at: 0 })));
}

/** Spans from "subject, line break, text" to the text; what lies in the subject keeps its words at 0-0. */
function shifted(result: EngineResult, by: number): EngineResult {
  if (by === 0) return result;
  const reasons = result.reasons.map((reason) => {
    if (reason.end <= by) return { ...reason, start: 0, end: 0 };
    const cut = Math.max(0, by - reason.start);
    return { ...reason, start: Math.max(0, reason.start - by), end: reason.end - by, text: reason.text.slice(cut) };
  });
  return { ...result, reasons };
}
