import type { Span } from './display-sentences.js';

/** Parts of a text that are not the writer's own words of today. Spans in order, whole lines. */
export interface MailParts {
  /** Earlier mail, quoted or forwarded. */
  readonly quoted: readonly Span[];
  /** Signature, and the notice of confidentiality that mail servers add. */
  readonly signature: readonly Span[];
}

interface Line extends Span {
  readonly text: string;
}

const QUOTE_MARK = /^[ \t\u3000]*[>＞|｜]/;
/** From such a line on, everything is an earlier mail. */
const FORWARDED = [
  /^[ \t]*-{2,}\s*(original message|forwarded message|元のメッセージ|転送メッセージ|転送されたメッセージ)\s*-*/i,
  /^[ \t]*(begin forwarded message|---------- forwarded message)/i,
  /^[ \t]*on .{6,80} wrote:\s*$/i,
  /^[ \t]*\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}.{0,60}(のメール|wrote|書きました|：|:)\s*[:：]?\s*$/,
];
/** Lines of a header block: three of them in a row begin an earlier mail. */
const HEADER = /^[ \t>]*(from|sent|to|cc|subject|date|差出人|送信者|送信日時|日時|宛先|件名)\s*[:：]/i;
const DASHES = /^--[ \u3000]?$/;
const RULE = /^[ \t\u3000]*[-=_*~━─―＿＊＝◆■□◇☆★●○・+#]{4,}[ \t\u3000]*$/;
const CONTACT =
  /(tel|fax|phone|mobile|e-?mail|mail|url|http|www\.|〒|内線|電話|携帯|ＴＥＬ|ＦＡＸ|@|株式会社|有限会社|（株）|\(株\)|合同会社|組合|法人|\d{2,4}[-(ー－]\d{2,4}[-)ー－]\d{3,4})/i;
/** A way to reach somebody, not only the word for one: a number, an address, a page. */
const REACHABLE = /(@|https?:|www\.|〒|\d{2,4}[-(ー－]\d{2,4}[-)ー－]\d{3,4}|\d{9,11})/i;
/** Polite and plain endings, so that a list of what happened is not taken for a signature. */
const SENTENCE = /[。！？!?]|です|ます|ました|ません|ください|下さい|[たるだかうよねい]$/;
const NOTICE =
  /^[\s*※]*(本(電子)?メール|この(電子)?メール|this (e-?mail|message|communication))[\s\S]{0,200}(機密|秘密情報|受取人|受信者|宛先以外|confidential|intended|privileged)[\s\S]{0,300}(場合|if you)[\s\S]{0,200}(削除|破棄|delete|destroy|notify)/i;
const MOST_SIGNATURE_LINES = 15;
const MOST_BARE_LINES = 8;
const MOST_NOTICE = 900;

/** Finds quoted mail and the signature of a text; both empty for a text that has neither. */
export function mailParts(text: string): MailParts {
  if (!text.includes('\n')) return { quoted: [], signature: [] };
  const lines = linesOf(text);
  const quoted = quotedLines(lines);
  const own = lines.filter((_, at) => quoted[at] !== true);
  return {
    quoted: joined(lines.filter((_, at) => quoted[at] === true)),
    signature: joined(signatureLines(own)),
  };
}

/** The text with these parts as spaces: every other character keeps its place. */
export function blanked(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}

/** What is not in the spans, in order. */
export function othersOf(text: string, spans: readonly Span[]): Span[] {
  const others: Span[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) others.push({ start: at, end: start });
    at = end;
  }
  if (at < text.length) others.push({ start: at, end: text.length });
  return others;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    lines.push({ start, end, text: text.slice(start, end) });
    start = end + 1;
  }
  return lines;
}

function quotedLines(lines: readonly Line[]): boolean[] {
  let earlier = false;
  return lines.map(({ text }, at) => {
    if (!earlier && at > 0) {
      const block = [0, 1, 2].every((k) => HEADER.test(lines[at + k]?.text ?? ''));
      earlier = block || FORWARDED.some((mark) => mark.test(text));
    }
    return earlier || QUOTE_MARK.test(text);
  });
}

function signatureLines(own: readonly Line[]): Line[] {
  let last = own.length;
  while (last > 0 && own[last - 1]?.text.trim() === '') last -= 1;
  const notice = noticeFrom(own, last);
  const end = notice ?? last;
  const from = Math.max(markedFrom(own, end), 0) || bareFrom(own, end);
  return own.slice(Math.min(from > 0 ? from : own.length, notice ?? own.length));
}

/** The first line of the paragraph that carries a notice of confidentiality at the end. */
function noticeFrom(own: readonly Line[], last: number): number | undefined {
  for (let at = last - 1, size = 0; at > 0 && size < MOST_NOTICE; at -= 1) {
    size += own[at]?.text.length ?? 0;
    const opens = /^[\s*※]*(本(電子)?メール|この(電子)?メール|this (e-?mail|message|communication))/i.test(
      own[at]?.text ?? '',
    );
    if (
      opens &&
      NOTICE.test(
        own
          .slice(at, last)
          .map(({ text }) => text)
          .join('\n')
          .slice(0, MOST_NOTICE),
      )
    )
      return at;
  }
  return undefined;
}

/** After `--` or a ruled line near the end, when what follows has the look of a signature. */
function markedFrom(own: readonly Line[], last: number): number {
  let found = 0;
  for (let at = last - 1; at > 0 && last - at <= MOST_SIGNATURE_LINES; at -= 1) {
    const line = own[at]?.text ?? '';
    const after = own.slice(at + 1, last).map(({ text }) => text);
    if (after.some((text) => SENTENCE.test(text))) break;
    if (DASHES.test(line) || (RULE.test(line) && after.some((text) => CONTACT.test(text)))) found = at;
  }
  return found;
}

/** Without a mark: the last lines, when none is a sentence, two say how to reach the writer and one of them really does. */
function bareFrom(own: readonly Line[], last: number): number {
  let from = last;
  let contacts = 0;
  let reachable = false;
  for (let at = last - 1; at > 0 && last - at <= MOST_BARE_LINES; at -= 1) {
    const line = own[at]?.text.trim() ?? '';
    if (line === '' || SENTENCE.test(line) || line.length > 60) break;
    if (CONTACT.test(line)) contacts += 1;
    reachable ||= REACHABLE.test(line);
    from = at;
  }
  return contacts >= 2 && reachable ? from : 0;
}

function joined(lines: readonly Line[]): Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of lines) {
    const before = spans[spans.length - 1];
    if (before !== undefined && start <= before.end + 1) before.end = end;
    else if (end > start) spans.push({ start, end });
  }
  return spans;
}
