import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel';
import type { ReadResult } from '#intake';

/** One mail of the corpus with what a right reader makes of it; written from the meaning of the mail, before any reading. */
export interface MailCase {
  file: string;
  title: string;
  /** Every field named must be equal (objects in part, lists in whole length). */
  expected: Partial<ReadResult>;
  contains?: string[];
  lacks?: string[];
  quotedContains?: string[];
  quotedLacks?: string[];
}

const folder = join(projectRoot(), 'test', 'conformance', 'mail');

/** The cases in the order of the file. */
export const mailCases: MailCase[] = readFileSync(join(folder, 'cases.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as MailCase);

/** Raw bytes of a case's mail. */
export function mailBytes({ file }: Pick<MailCase, 'file'>): Buffer {
  return readFileSync(join(folder, file));
}

/** What the readers of the corpus know about their desk. */
export const deskOptions = { ownAddresses: ['desk@madoguchi.example'], bounceDomain: 'madoguchi.example' };
