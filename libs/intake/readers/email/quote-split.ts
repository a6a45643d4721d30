/** The parts of a letter that are not the sender's own new words; both are substrings of the text. */
export interface LetterParts {
  quoted: string;
  signature: string;
}

const MAX_LINES = 20_000;
const MAX_SIGNATURE_LINES = 15;

const ORIGINAL =
  /^[>\s]*[-_=*＿－―─]{2,}\s*(?:Original Message|Original Appointment|Forwarded message|Forwarded by .{1,80}|Begin forwarded message|Reply message|元のメッセージ|元のメール|オリジナルメッセージ|転送(?:された)?メッセージ|引用(?:元)?|以下、?引用)\s*[-_=*＿－―─]*\s*$|^(?:Begin forwarded message|Original message|元のメッセージ)\s*[:：]?\s*$/i;
/** "2026年11月25日(水) 10:00 山田 <a@b>:", "On … wrote:", "…さんは書きました:". */
const ATTRIBUTION =
  /(?:さん|様|氏|>|＞)\s*(?:は|が|から)?(?:書き?|かき)?(?:書きました|書かれました|のメール|のメッセージ|からのメール|wrote)\s*[:：]?\s*$|^On .{4,160}wrote:\s*$|^(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}).{0,120}(?:[:：>]|wrote|書きました|のメール)\s*$|^(?:Le|El|Am) .{4,120}(?:a écrit|escribió|schrieb).{0,40}[:：]\s*$/;
const HEADER_LINE = /^\s*(?:差出人|送信者|From|送信日時|日時|Sent|Date|宛先|To|件名|Subject|CC|Cc)\s*[:：]/;
const HEADER_FIRST = /^\s*\**(?:差出人|送信者|From)\**\s*[:：]/;
const QUOTE_MARK = /^\s{0,3}(?:[>＞](?![<_])|[A-Za-z]{1,6}>)/;
const RULE =
  /^[\s　]*(?:[-=*_~+#━─＝－―＊☆★◆◇■□●○・∞♪┏┓┗┛┣┫│┃|_]{8,}|(?:[━─＝☆★◆◇■□*=-][ 　]?){8,}|[┏┗].{4,}[┓┛])[\s　]*$/;
const CONTACT =
  /(?:TEL|Tel|電話|携帯|FAX|Mobile|ＴＥＬ)\s*[:：.]?\s*[+（(]?\d|〒\s*\d{3}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,}|https?:\/\/|\b0\d{1,4}-\d{1,4}-\d{3,4}\b|(?:株式会社|㈱|有限会社|\(株\)|（株）)/;
const DEVICE =
  /^(?:(?:私の)?i(?:Phone|Pad)から送信|Sent from my (?:i(?:Phone|Pad)|Galaxy|Android|mobile)|Androidから送信|.{0,20}(?:スマートフォン|携帯電話|スマホ|ケータイ|Xperia|Galaxy|AQUOS)から送信|Yahoo!メールから送信|Outlook for (?:iOS|Android)|iOS 版 Outlook|Windows (?:版のメール|10 版のメール)から送信|Get Outlook for)/;

interface Line {
  text: string;
  from: number;
  to: number;
}

/** Finds the quoted earlier mail and the signature of a letter. The text itself stays whole. */
export function splitLetter(text: string): LetterParts {
  const lines = linesOf(text);
  const quote = quoteRange(lines);
  const quoted = quote === null ? '' : slice(text, lines, quote);
  const own = quote === null ? lines : ownLines(lines, quote);
  const block = signatureRange(own);
  const signature = block === null ? '' : text.slice(own[block.from]?.from ?? 0, own[block.to]?.to ?? 0).trim();
  return { quoted, signature };
}

interface Range {
  /** Index of the first and of the last line. */
  from: number;
  to: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    if (lines.length >= MAX_LINES) break;
    lines.push({ text: line.length > 400 ? line.slice(0, 400) : line, from, to: from + line.length });
    from += line.length + 1;
  }
  return lines;
}

function slice(text: string, lines: readonly Line[], { from, to }: Range): string {
  return text.slice(lines[from]?.from ?? 0, lines[to]?.to ?? 0).trim();
}

/** Lines before the quote; when a reply stands below it, the lines after. */
function ownLines(lines: readonly Line[], quote: Range): readonly Line[] {
  const after = lines.slice(quote.to + 1);
  return after.some((line) => line.text.trim() !== '') ? after : lines.slice(0, quote.from);
}

function quoteRange(lines: readonly Line[]): Range | null {
  const start = quoteStart(lines);
  if (start === null) return marked(lines);
  const marks = marked(lines.slice(start));
  // Marked lines with the writer's own words below: the quote ends with its last mark.
  if (marks !== null && !ORIGINAL.test(lines[start]?.text ?? '')) return { from: start, to: start + marks.to };
  return { from: start, to: lastFull(lines) };
}

/** First line that introduces an earlier mail by its form. */
function quoteStart(lines: readonly Line[]): number | null {
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i]?.text ?? '';
    if (QUOTE_MARK.test(text)) return introducedBy(lines, i);
    if (ORIGINAL.test(text)) return i;
    if (HEADER_FIRST.test(text) && headerLines(lines, i) >= 3) return ruleBefore(lines, i);
    if (ATTRIBUTION.test(text) && quoteFollows(lines, i)) return i;
  }
  return null;
}

/** Marked lines without an introduction: null leaves them to `marked`. */
function introducedBy(lines: readonly Line[], at: number): number | null {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const text = lines[i]?.text ?? '';
    if (ATTRIBUTION.test(text) || ORIGINAL.test(text)) return i;
  }
  return null;
}

function headerLines(lines: readonly Line[], at: number): number {
  let count = 0;
  for (let i = at; i < Math.min(lines.length, at + 8); i++)
    if (HEADER_LINE.test(lines[i]?.text.replaceAll('*', '') ?? '')) count++;
  return count;
}

function ruleBefore(lines: readonly Line[], at: number): number {
  const before = lines[at - 1]?.text ?? '';
  return /^[\s_＿─━-]{5,}$/.test(before) ? at - 1 : at;
}

/** After an attribution: marked lines, or nothing but text to the end (clients that do not mark). */
function quoteFollows(lines: readonly Line[], at: number): boolean {
  const next = lines.slice(at + 1, at + 4).filter((line) => line.text.trim() !== '');
  return (
    next.some((line) => QUOTE_MARK.test(line.text)) || (next.length > 0 && /[:：]\s*$/.test(lines[at]?.text ?? ''))
  );
}

function marked(lines: readonly Line[]): Range | null {
  const first = lines.findIndex((line) => QUOTE_MARK.test(line.text));
  if (first === -1) return null;
  let last = first;
  for (let i = first; i < lines.length; i++) if (QUOTE_MARK.test(lines[i]?.text ?? '')) last = i;
  return { from: first, to: last };
}

function lastFull(lines: readonly Line[]): number {
  for (let i = lines.length - 1; i >= 0; i--) if (lines[i]?.text.trim() !== '') return i;
  return lines.length - 1;
}

function signatureRange(lines: readonly Line[]): Range | null {
  const end = lastFull(lines);
  if (end < 0) return null;
  const dashes = lastWhere(lines, end, (text) => /^--\s?$/.test(text));
  if (dashes !== null && end - dashes <= MAX_SIGNATURE_LINES * 2) return { from: dashes, to: end };
  const ruled = ruledBlock(lines, end);
  if (ruled !== null) return ruled;
  const device = lastWhere(lines, end, (text) => DEVICE.test(text.trim()));
  if (device !== null && end - device <= 3) return { from: device, to: end };
  return contactBlock(lines, end);
}

function lastWhere(lines: readonly Line[], end: number, is: (text: string) => boolean): number | null {
  for (let i = end; i >= Math.max(0, end - 2 * MAX_SIGNATURE_LINES); i--) if (is(lines[i]?.text ?? '')) return i;
  return null;
}

/** A block under a rule of line-drawing characters that tells how to reach the writer. */
function ruledBlock(lines: readonly Line[], end: number): Range | null {
  let first: number | null = null;
  for (let i = end; i >= Math.max(0, end - MAX_SIGNATURE_LINES); i--) if (RULE.test(lines[i]?.text ?? '')) first = i;
  if (first === null) return null;
  const inside = lines.slice(first, end + 1);
  return inside.some((line) => CONTACT.test(line.text)) ? { from: first, to: end } : null;
}

/** The last paragraph when most of its lines are ways to reach the writer. */
function contactBlock(lines: readonly Line[], end: number): Range | null {
  let from = end;
  while (from > 0 && lines[from - 1]?.text.trim() !== '' && end - from < MAX_SIGNATURE_LINES) from--;
  const block = lines.slice(from, end + 1);
  const contacts = block.filter((line) => CONTACT.test(line.text) && line.text.length <= 60).length;
  const short = block.every((line) => line.text.length <= 60 && !/[。！？]\s*$/.test(line.text));
  return from > 0 && short && contacts >= 2 && contacts * 2 >= block.length ? { from, to: end } : null;
}
