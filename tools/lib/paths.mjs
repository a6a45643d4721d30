/** Places that every tool shares. Plain Node >= 20: nothing here may import a package. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Absolute path of a file or folder inside the checkout. */
export const inRoot = (...parts) => join(root, ...parts);

/** Where the bootstrap remembers what it installed; goes away together with node_modules. */
export const cacheDir = inRoot('node_modules', '.cache', 'madoguchi');

/** Says something to the person who waits. Standard output stays clean: programs read JSON from it. */
export const say = (words) => void process.stderr.write(`madoguchi: ${words}\n`);

/** A failure whose message is for the person at the terminal: shown without a stack. */
export class PlainError extends Error {}
