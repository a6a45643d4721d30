/**
 * Jest transformer of the whole run: a spec file becomes a function that a group calls inside a `describe` of its own, so
 * that the files of a group share one loading of the house and still keep their hooks to themselves.
 * Everything that is no spec goes through @swc/jest unchanged.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { version } from '@swc/core';
import swcJest from '@swc/jest';

const SELF = readFileSync(new URL(import.meta.url), 'utf8');
const SPEC = /\.(e2e-)?spec\.ts$/;

export default {
  createTransformer(options) {
    const swc = swcJest.createTransformer(options);
    // Not swc-jest's own key: that holds Jest's whole configuration, which is another in each pass of a run.
    const cacheKey = (source, file, { supportsStaticESM, instrument }) =>
      [SELF, version, JSON.stringify(options), supportsStaticESM, instrument, file, source]
        .reduce((hash, part) => hash.update(`${part}\0`), createHash('sha256'))
        .digest('hex');
    const asPart = (result, file) => (SPEC.test(file) ? { ...result, code: inFunction(result.code, file) } : result);
    return {
      canInstrument: false,
      getCacheKey: cacheKey,
      process: (source, file, given) => asPart(swc.process(source, file, given), file),
      processAsync: async (source, file, given) => asPart(await swc.processAsync(source, file, given), file),
    };
  },
};

/** The lines after the imports as the body of the default export; no line moves, so stacks stay right. */
export function inFunction(code, file) {
  const lines = code.split('\n');
  const isImport = (line) => /^import\b/.test(line);
  const first = lines.findLastIndex(isImport) + 1;
  const map = lines.findLastIndex((line) => line.startsWith('//# sourceMappingURL='));
  const last = map < 0 ? lines.length - 1 : map;
  // swc prints each import on one line; what is exported from inside a function would not compile, and says nothing useful.
  if (lines.slice(first, last).some((line) => /^export\b/.test(line)))
    throw new Error(`${file}: a spec exports nothing`);
  lines[first] = `export default () => {${lines[first] ?? ''}`;
  lines[last] = `};\n${lines[last]}`;
  return lines.join('\n');
}
