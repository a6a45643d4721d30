/**
 * `node tools/settings-docs.mjs [--write]`: the settings table in docs/operations.md and the file .env.example, made
 * from config/settings.schema.ts. Without --write it only says whether they are up to date (exit code 1 when not).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import prettier from 'prettier';
import { inRoot, say } from './lib/paths.mjs';

// Node reads the TypeScript of config/ as it stands, where './x.js' is written for './x.ts'.
registerHooks({
  resolve: (specifier, context, next) =>
    next(context.parentURL?.endsWith('.ts') ? specifier.replace(/^(\..*)\.js$/, '$1.ts') : specifier, context),
});
const { SETTINGS } = await import('../config/settings.schema.ts');

const START = '<!-- settings: made by tools/settings-docs.mjs from config/settings.schema.ts -->';
const END = '<!-- end of settings -->';

const settings = Object.values(SETTINGS);

function table() {
  const rows = settings.map((one) => `| \`${one.env}\` | ${kind(one)} | ${fallback(one)} | ${one.en} | ${one.ja} |`);
  return ['| Setting | Kind | Default | Meaning | 意味 |', '|---|---|---|---|---|', ...rows].join('\n');
}

function kind(one) {
  const range = one.min !== undefined || one.max !== undefined ? ` ${one.min ?? ''}–${one.max ?? ''}` : '';
  const schemes = one.schemes ? ` ${one.schemes.map((scheme) => `${scheme}://`).join(', ')}` : '';
  return `${one.type}${range}${schemes}${one.secret ? ', secret' : ''}`;
}

const fallback = (one) => (one.default === null || one.default === '' ? '–' : `\`${one.default}\``);

function example() {
  const lines = settings.flatMap((one) => ['', `# ${one.en}`, `# ${one.ja}`, `# ${one.env}=${one.default ?? ''}`]);
  return `# Settings of the desk; all of them are optional. Made by tools/settings-docs.mjs.\n${lines.join('\n')}\n`;
}

async function operations() {
  const text = readFileSync(inRoot('docs', 'operations.md'), 'utf8');
  const [from, to] = [text.indexOf(START), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error('docs/operations.md has lost the marks around its settings table');
  const filled = `${text.slice(0, from)}${START}\n\n${table()}\n\n${text.slice(to)}`;
  const style = await prettier.resolveConfig(inRoot('docs', 'operations.md'));
  return prettier.format(filled, { ...style, parser: 'markdown' });
}

const wanted = { 'docs/operations.md': await operations(), '.env.example': example() };
let stale = 0;
for (const [name, text] of Object.entries(wanted)) {
  const file = inRoot(name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (process.argv.includes('--write')) writeFileSync(file, text);
  else stale += 1;
  say(
    process.argv.includes('--write')
      ? `wrote ${name}`
      : `${name} is out of date: run node tools/settings-docs.mjs --write`,
  );
}
process.exitCode = stale > 0 ? 1 : 0;
