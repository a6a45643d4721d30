const META_CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/i;
const XML_CHARSET = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)/i;
const META_WITHIN = 4096;

/** The encoding that HTML tells about itself, '' when it tells none. */
export function metaCharset(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, META_WITHIN);
  return META_CHARSET.exec(head)?.[1] ?? XML_CHARSET.exec(head)?.[1] ?? '';
}

/** HTML that came as plain text or without any type, by its beginning. */
export function isHtmlWithoutLabel(text: string): boolean {
  return /^\s*<(?:!doctype html|html[\s>])/i.test(text.slice(0, 500));
}
