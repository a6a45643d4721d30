/**
 * Finds code that was written twice: runs of at least 80 equal tokens (comments, space and imports aside) over at least
 * 8 lines. Some likeness is honest, so up to 0.5 % of all lines may be; exit code 1 above that.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { inRoot, root } from './lib/paths.mjs';

const TOKENS = 80;
const LINES = 8;
const SHARE = 0.005;
const passedOver = new Set(['node_modules', 'dist', 'migrations', 'fixtures', 'schema.d.ts']);

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !passedOver.has(entry.name)) yield* files(join(folder, entry.name));
    if (entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !passedOver.has(entry.name))
      yield join(folder, entry.name);
  }
}

/** The file's tokens as the parser sees them, each with its text and line. */
function tokensOf(file) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const tokens = [];
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (node.getChildCount(source) > 0) return node.getChildren(source).forEach(visit);
    const words = node.getText(source);
    if (words) tokens.push({ words, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 });
  };
  visit(source);
  return { file: relative(root, file), tokens, lines: text.split('\n').length - 1 };
}

/** Numbers of tokens, two characters each: runs are compared as parts of one text, which takes a third of the time away. */
function numbered(tokens, numbers) {
  const text = tokens.map(({ words }) => {
    const number = numbers.get(words) ?? numbers.size;
    numbers.set(words, number);
    return String.fromCharCode(number >> 15, number & 0x7fff);
  });
  return text.join('');
}

/** Calls `found` for each longest run that stands in two places. */
function compare(all, found) {
  const seen = new Map();
  const numbers = new Map();
  for (const one of all) {
    const text = numbered(one.tokens, numbers);
    for (let at = 0; at + TOKENS <= one.tokens.length; at += 1) {
      const key = text.slice(2 * at, 2 * (at + TOKENS));
      const first = seen.get(key);
      if (!first) seen.set(key, { one, at });
      else if (first.one !== one || at - first.at >= TOKENS) at += report(first, { one, at }, found);
    }
  }
}

/** Answers how many tokens further the run goes, so that it is told once. */
function report(a, b, found) {
  let more = 0;
  const equal = () => a.one.tokens[a.at + TOKENS + more]?.words === b.one.tokens[b.at + TOKENS + more]?.words;
  while (b.at + TOKENS + more < b.one.tokens.length && equal()) more += 1;
  const span = ({ one, at }) => [one.tokens[at].line, one.tokens[at + TOKENS + more - 1].line];
  const [[a1, a2], [b1, b2]] = [span(a), span(b)];
  if (b2 - b1 + 1 >= LINES)
    found({ text: `${a.one.file}:${a1}-${a2} = ${b.one.file}:${b1}-${b2}`, lines: b2 - b1 + 1 });
  return more;
}

const folders = process.argv.length > 2 ? process.argv.slice(2) : ['apps', 'libs', 'config', 'test', 'tools'];
const all = folders.flatMap((folder) => [...files(inRoot(folder))].map(tokensOf));
const total = all.reduce((sum, { lines }) => sum + lines, 0);
let twice = 0;
compare(all, ({ text, lines }) => {
  twice += lines;
  process.stdout.write(`${text}\n`);
});
process.stdout.write(`${twice} of ${total} lines stand twice (${((100 * twice) / total).toFixed(2)} %)\n`);
process.exitCode = twice > total * SHARE ? 1 : 0;
