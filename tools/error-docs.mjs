/**
 * `node tools/error-docs.mjs [--write]`: the table of problem codes in docs/api.md, made from the catalogues
 * `libs/<lib>/domain/*.errors.ts`. Without --write it only says whether it is up to date (exit code 1 when not).
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { inRoot, root, say } from './lib/paths.mjs';

const START = '<!-- codes: made by tools/error-docs.mjs from libs/*/domain/*.errors.ts -->';
const END = '<!-- end of codes -->';
/** One entry of a catalogue, as prettier writes it. */
const ENTRY = /'([a-z]+\.[a-z-]+)': \{\s*status: (\d{3}),\s*ja: (['"])(.*?)\3,\s*en: (['"])(.*?)\5,?\s*\}/gs;

function codes() {
  const rows = globSync('libs/*/domain/*.errors.ts', { cwd: root }).flatMap((file) => {
    const text = readFileSync(inRoot(file), 'utf8');
    const found = [...text.matchAll(ENTRY)].map(([, code, status, , ja, , en]) => ({ code, status, ja, en }));
    const written = text.match(/\bstatus: \d/g)?.length ?? 0;
    if (found.length !== written) throw new Error(`${file}: ${found.length} of ${written} codes could be read`);
    return found;
  });
  return rows.sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function page() {
  const text = readFileSync(inRoot('docs', 'api.md'), 'utf8');
  const [from, to] = [text.indexOf(START), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error('docs/api.md has lost the marks around its table of codes');
  const rows = codes().map(({ code, status, ja, en }) => `| \`${code}\` | ${status} | ${en} | ${ja} |`);
  const table = ['| Code | Status | Title | 題 |', '|---|---|---|---|', ...rows].join('\n');
  const style = await prettier.resolveConfig(inRoot('docs', 'api.md'));
  return prettier.format(`${text.slice(0, from)}${START}\n\n${table}\n\n${text.slice(to)}`, {
    ...style,
    parser: 'markdown',
  });
}

const made = await page();
if (process.argv.includes('--write')) writeFileSync(inRoot('docs', 'api.md'), made);
else if (made !== readFileSync(inRoot('docs', 'api.md'), 'utf8')) {
  say('docs/api.md is not what the catalogues say: node tools/error-docs.mjs --write');
  process.exitCode = 1;
}
