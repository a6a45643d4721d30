/** Which of a letter's two forms is shown. `both`: they say different things. */
export interface ChosenForm {
  text: string;
  differ: boolean;
}

const STUB =
  /(?:HTML|ＨＴＭＬ)\s*(?:形式|メール|対応|で(?:ご覧|表示))|(?:HTML|ＨＴＭＬ)です|(?:view|display|read|see).{0,80}(?:html|browser|web version)|html.{0,80}(?:e-?mail|message|viewer|reader|client)|リッチテキスト|テキスト形式では|ブラウザで(?:ご覧|表示)/i;
const STUB_CHARS = 400;
const COVERED = 0.6;
const MAX_PIECES = 200;
const PIECE = 40;

/** Chooses between the plain and the HTML form of the same letter: the one that says more, both when neither has it all. */
export function chooseForm(plain: string, html: string): ChosenForm {
  const p = squash(plain);
  const h = squash(html);
  if (p === '' || h === '') return { text: p === '' ? html : plain, differ: false };
  if (p === h) return { text: plain, differ: false };
  if (p.length < STUB_CHARS && STUB.test(plain)) return { text: html, differ: false };
  const plainInHtml = coverage(p, h);
  const htmlInPlain = coverage(h, p);
  if (htmlInPlain >= COVERED) return { text: plain, differ: false };
  if (plainInHtml >= COVERED) return { text: html, differ: false };
  return { text: `${plain.trim()}\n\n${html.trim()}`, differ: true };
}

/** True when the text says nothing that the other does not. */
export function saysNothingNew(text: string, other: string): boolean {
  const short = squash(text);
  return short === '' || coverage(short, squash(other)) >= 0.95;
}

/** Letters only: marks of lists, quotes, emphasis, links and pictures are put differently by every program. */
function squash(text: string): string {
  return text
    .slice(0, 500_000)
    .replace(/[[<]https?:[^\]>\s]{1,500}[\]>]|\[(?:image|cid|画像)[^\]\n]{0,200}\]/gi, '')
    .replace(/[\s\u00a0\u3000\u200b>＞*_・•\-–—=─|+#[\]()"'“”]+/g, '');
}

/** Share of a squashed text's pieces that stand in the other. */
function coverage(text: string, other: string): number {
  const step = Math.max(PIECE, Math.ceil(text.length / MAX_PIECES));
  let found = 0;
  let pieces = 0;
  for (let at = 0; at < text.length; at += step) {
    // Pieces at the end are short; taking them from the end keeps all of one length.
    const from = Math.max(0, Math.min(at, text.length - PIECE));
    pieces++;
    if (includesMost(text.slice(from, from + PIECE), other)) found++;
  }
  return pieces === 0 ? 1 : found / pieces;
}

/** One of three thirds is enough: words that one form leaves out should not make a whole piece new. */
function includesMost(piece: string, other: string): boolean {
  if (other.includes(piece)) return true;
  const third = Math.floor(piece.length / 3);
  if (third < 5) return false;
  const hits = [0, 1, 2].filter((i) => other.includes(piece.slice(i * third, (i + 1) * third))).length;
  return hits >= 2;
}
