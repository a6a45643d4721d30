/**
 * Groups of spec files for a whole run. Loading the house costs a test file seconds and most of its memory; the files of a
 * group share one loading (32 unit files of a feature: 22 s of CPU instead of 73). A file named on the command line runs alone.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, root } from './paths.mjs';

/** Seconds of files that take much longer than the others, so that groups are about equal; a guess costs only balance. */
const SECONDS = {
  'test/browser/': 25,
  'test/command-line/documented-output': 75,
  'test/conformance/': 30,
  'test/crash/': 45,
  'test/crash/kill-nine': 110,
  'test/crash/mail-doors': 90,
  'test/evidence/': 35,
  'test/intake/mailboxes': 60,
  'test/intake/no-room': 40,
  'test/intake/smtp-door': 50,
  'test/journeys/': 20,
};
const USUAL = { unit: 1.5, e2e: 10 };
const GROUP = { unit: 60, e2e: 150 };

const places = {
  unit: { folders: ['libs', 'apps', 'tools'], spec: /(?<!\.e2e-spec)\.spec\.ts$/ },
  e2e: { folders: ['test'], spec: /\.e2e-spec\.ts$/ },
};

/** Spec files of a project as paths from the root, in order. */
export function specFiles(project) {
  const { folders, spec } = places[project];
  return folders
    .flatMap((folder) => readdirSync(inRoot(folder), { recursive: true }).map((file) => join(folder, file)))
    .filter((file) => spec.test(file) && !file.includes('node_modules'))
    .sort();
}

const secondsOf = (file, project) =>
  Object.entries(SECONDS).reduce(
    (found, [start, seconds]) => (file.startsWith(start) ? seconds : found),
    USUAL[project],
  );

/**
 * Files cut into groups of about equal weight; each file is in exactly one.
 * @returns {{ files: string[], seconds: number }[]}
 */
export function groupsOf(files, project) {
  const groups = [];
  for (const file of files) {
    const seconds = secondsOf(file, project);
    const open = groups.at(-1);
    if (open && open.seconds + seconds <= GROUP[project]) {
      open.files.push(file);
      open.seconds += seconds;
    } else groups.push({ files: [file], seconds });
  }
  return groups;
}

/**
 * Writes the groups of `files` and a Jest configuration that runs them under the name `title`.
 * @returns {{ config: string, remove: () => void }} path of the configuration; `remove` takes everything away again
 */
export function writeGroups(files, project, title = project) {
  const folder = inRoot('.test-groups', `${process.pid}-${title.replaceAll(' ', '-')}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  groupsOf(files, project).forEach((group, index) => {
    const weight = String(Math.max(0, 9999 - Math.round(group.seconds))).padStart(4, '0');
    writeFileSync(join(folder, `${weight}-${index}.group.ts`), groupText(group.files, folder));
  });
  const config = join(folder, 'jest.json');
  writeFileSync(config, JSON.stringify(groupConfig({ project, folder, title })));
  return { config, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Milliseconds that a test or hook of a group may take: Jest knows one limit for a file, the one set last, so the longest that
 * a part asks for (the one of the usual run where it names two), and never less than five minutes.
 */
export function limitOf(files) {
  if (process.env.MADOGUCHI_TEST_SCALE === 'soak') return 6 * 3_600_000;
  const asked = files.map((file) => ASKED.exec(readFileSync(inRoot(file), 'utf8'))?.[1].replaceAll('_', '') ?? 0);
  return Math.max(300_000, ...asked.map(Number));
}

const ASKED = /^jest\.setTimeout\((?:.*[^\d_])?([\d_]+)\);/m;

function groupText(files, folder) {
  const from = (file) => relative(folder, inRoot(file)).replaceAll('\\', '/').replace(/\.ts$/, '.js');
  return [
    `import { describe, jest } from '@jest/globals';`,
    ...files.map((file, index) => `import part${index} from '${from(file)}';`),
    ...files.map((file, index) => `describe('${file}', part${index});`),
    `jest.setTimeout(${limitOf(files)});`,
    '',
  ].join('\n');
}

function groupConfig({ project, folder, title }) {
  const { jest } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const { projects, ...whole } = jest;
  const own = projects.find(({ displayName }) => displayName === project);
  const [[pattern, [, swc]]] = Object.entries(own.transform);
  return {
    ...whole,
    ...own,
    // Jest keeps compiled files by this name, which would otherwise be another in each pass.
    id: 'madoguchi-groups',
    rootDir: root,
    displayName: title,
    testMatch: [`${folder.replaceAll('\\', '/')}/*.group.ts`],
    testSequencer: inRoot('tools', 'jest', 'heaviest-first.mjs'),
    transform: { [pattern]: [inRoot('tools', 'jest', 'spec-as-part.mjs'), swc] },
  };
}
