const MAX_HTML_CHARS = 2_000_000;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Plain text of HTML that is too large or too deep for the real converter: tags dropped in one pass, blocks on own lines. */
export function roughText(html: string): { text: string; cut: boolean } {
  const cut = html.length > MAX_HTML_CHARS;
  const text = dropUnseen(html.slice(0, MAX_HTML_CHARS))
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, entity)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
  return { text: text.trim(), cut };
}

/** Leaves out scripts and styles. Each kind is given up at its first unclosed tag, so the work stays linear. */
function dropUnseen(html: string): string {
  let rest = html;
  for (const tag of ['script', 'style']) {
    const lower = rest.toLowerCase();
    let kept = '';
    let at = 0;
    for (let open = lower.indexOf(`<${tag}`); open !== -1; open = lower.indexOf(`<${tag}`, at)) {
      const close = lower.indexOf(`</${tag}`, open);
      if (close === -1) break;
      kept += rest.slice(at, open);
      const end = lower.indexOf('>', close);
      at = end === -1 ? lower.length : end + 1;
    }
    rest = kept + rest.slice(at);
  }
  return rest;
}

function entity(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
