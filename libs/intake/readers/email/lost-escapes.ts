import { likeness } from './charset-score.js';
import { decodeJis } from './jis.js';

const MIN_CHARACTERS = 3;
const MIN_SCORE = 85;

/**
 * Text of ISO-2022-JP from which a gateway took the ESC bytes (`$B…(B`), null when there is no such text. A run counts only
 * when it is of even length within its line and reads as Japanese: prices such as `$B` stay what they are.
 */
export function restoreEscapes(bytes: Buffer): string | null {
  if (!bytes.includes('$B', 0, 'latin1') && !bytes.includes('$@', 0, 'latin1')) return null;
  const lines = bytes.toString('latin1').split('\n');
  const restored = lines.map(restoreLine);
  if (restored.every((line) => line === null)) return null;
  return restored.map((line, i) => line ?? lines[i] ?? '').join('\n');
}

function restoreLine(line: string): string | null {
  const out: string[] = [];
  let copied = 0;
  let at = nextShift(line, 0);
  while (at !== -1) {
    const end = endOfRun(line, at + 2);
    const text = decodeJis(Buffer.from(`\x1b${line.slice(at, at + 2)}${line.slice(at + 2, end)}`, 'latin1'));
    const { score, foreign } = likeness(text, 'ja');
    if (foreign < MIN_CHARACTERS || score < MIN_SCORE) {
      at = nextShift(line, end > at + 2 ? end : at + 2);
      continue;
    }
    out.push(line.slice(copied, at), text);
    copied = /^\([BJ]/.test(line.slice(end, end + 2)) ? end + 2 : end;
    at = nextShift(line, copied);
  }
  if (out.length === 0) return null;
  out.push(line.slice(copied));
  return out.join('');
}

function nextShift(line: string, from: number): number {
  const b = line.indexOf('$B', from);
  const at = line.indexOf('$@', from);
  if (b === -1 || at === -1) return Math.max(b, at);
  return Math.min(b, at);
}

/** The run goes in pairs up to `(B` or `(J` at an even place, a blank, or the line's end. */
function endOfRun(line: string, from: number): number {
  let at = from;
  while (at + 1 < line.length) {
    const first = line.charCodeAt(at);
    const second = line.charCodeAt(at + 1);
    if (first === 0x28 && (second === 0x42 || second === 0x4a)) return at;
    if (first < 0x21 || first > 0x7e || second < 0x21 || second > 0x7e) return at;
    at += 2;
  }
  return at;
}
