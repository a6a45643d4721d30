/** The fields of the first form of a page with their present values, as a browser would send them. */
export function fieldsOf(page: string): Record<string, string> {
  const form = /<form\b[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<(?:input|textarea)\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const unchecked = /type="checkbox"/.test(tag) && !/\schecked\b/.test(tag);
    if (name !== null && !unchecked) fields[name] = attribute(tag, 'value') ?? '';
  }
  const text = /<textarea\b[^>]*name="([^"]+)"[^>]*>\r?\n?([\s\S]*?)<\/textarea>/.exec(form);
  if (text) fields[text[1] ?? ''] = plain(text[2] ?? '');
  return fields;
}

/** Text of HTML with its character references resolved, as far as the desk writes them. */
export function plain(html: string): string {
  return html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : plain(value);
}
