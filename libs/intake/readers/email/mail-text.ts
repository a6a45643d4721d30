import type { ParsedMail } from 'mailparser';
import type { ReadWarning } from '../read-result.js';
import { roughText } from './html-text.js';

const MAX_TEXT_CHARS = 1_000_000;
/** Shown where a carrier's picture character stood, as gateways between carriers have always done. */
const GETA = '〓';

/** The text people see, with what was lost on the way. */
export function mailText(mail: ParsedMail): { text: string; warnings: ReadWarning[] } {
  const warnings: ReadWarning[] = [];
  let text = mail.text ?? '';
  if (mail.textConversionError !== undefined && typeof mail.html === 'string') {
    const rough = roughText(mail.html);
    text = [text.trim(), rough.text].filter((t) => t !== '').join('\n\n');
    warnings.push('html-too-large');
    if (rough.cut) warnings.push('text-too-long');
  }
  const tidy = tidyText(text);
  return { text: tidy.text, warnings: [...warnings, ...tidy.warnings] };
}

/** One kind of line end, no picture characters of carriers, limited length; warns of characters that were lost. */
export function tidyText(original: string): { text: string; warnings: ReadWarning[] } {
  const warnings: ReadWarning[] = [];
  let text = original
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\s+$/g, '');
  if (text.length > MAX_TEXT_CHARS) {
    text = text.slice(0, MAX_TEXT_CHARS);
    warnings.push('text-too-long');
  }
  if (/[\ue000-\uf8ff]/.test(text)) {
    text = text.replace(/[\ue000-\uf8ff]/g, GETA);
    warnings.push('carrier-emoji');
  }
  if (text.includes('\ufffd') || text.includes('\u001b')) warnings.push('undecodable-characters');
  return { text, warnings };
}
