import type { ReadWarning } from '../read-result.js';

const MAX_TEXT_CHARS = 1_000_000;
/** Shown where a carrier's picture character stood, as gateways between carriers have always done. */
const GETA = '〓';
const PRIVATE_USE = /[\ue000-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]/;
const PRIVATE_USE_ALL = /[\ue000-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]/g;
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g;

/** One kind of line end, no picture characters of carriers, limited length; warns of characters that were lost. */
export function tidyText(original: string): { text: string; warnings: ReadWarning[] } {
  const warnings: ReadWarning[] = [];
  let text = original.includes('\r') ? original.replace(/\r\n?/g, '\n') : original;
  if (text.length > MAX_TEXT_CHARS) {
    text = text.slice(0, MAX_TEXT_CHARS);
    warnings.push('text-too-long');
  }
  text = trimLines(text.toWellFormed());
  if (PRIVATE_USE.test(text)) {
    text = text.replace(PRIVATE_USE_ALL, GETA);
    warnings.push('carrier-emoji');
  }
  if (text.includes('\ufffd') || text.includes('\u001b')) warnings.push('undecodable-characters');
  return { text: text.replace(CONTROLS, '').replaceAll('\f', '\n'), warnings };
}

/** Takes blanks off the ends of lines and empty lines off both ends, line by line (a pattern would take quadratic time). */
function trimLines(text: string): string {
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    let end = line.length;
    while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
    if (end < line.length) lines[i] = line.slice(0, end);
  }
  let from = 0;
  while (from < lines.length && lines[from] === '') from++;
  return lines.slice(from).join('\n').trimEnd();
}

/** Joins flowed lines (RFC 3676). `delSp`: the blank that marked the flow is no part of the text (Japanese). */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let openDepth = -1;
  for (const line of text.split(/\r?\n/)) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const rest = line.slice(depth).replace(/^ /, '');
    const signature = rest === '-- ' || rest === '--';
    const flows = rest.endsWith(' ') && !signature;
    const kept = flows && delSp ? rest.slice(0, -1) : rest;
    if (openDepth === depth && !signature) out.push(kept);
    else out.push(out.length === 0 ? '' : '\n', depth > 0 ? `${'>'.repeat(depth)} ` : '', kept);
    openDepth = flows ? depth : -1;
  }
  return out.join('');
}
