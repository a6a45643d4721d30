/**
 * An address whose escapes say nothing (`/%E0%A4%A`) leads nowhere. People with a browser get the page that says so, as at
 * every other such address: its `%` are taken as they stand. Programs, and whoever asks the API, get the fault as it is.
 */
export function readableUrl(url: string, accept: string | undefined): string {
  if (!(accept ?? '').includes('text/html') || /^\/api(?:[/?]|$)/.test(url)) return url;
  const [path = '', ...query] = url.split('?');
  return isReadable(path) ? url : [path.replaceAll('%', '%25'), ...query].join('?');
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
