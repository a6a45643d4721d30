import { FILES_LIMIT, FORM_FILES } from '#intake';
import type { FormBody } from './form-body.js';
import type { TypedForm } from './form-fields.js';
import { HeldFiles, type HeldFile } from './held-files.js';

/** The files of a form: those of an earlier try that are still marked, and those that came now. */
export interface GatheredFiles {
  files: readonly HeldFile[];
  /** Some that were marked are gone. */
  lost: boolean;
  /** There are more, or larger ones, than are taken; those are left out. */
  over: boolean;
}

/** When, and from which network address, a form came. */
export interface Posted {
  nowMs: number;
  from: string;
}

/** Brings a form's files together, those that `waited` and those that came now; nothing is held yet. */
export function gatherFiles(waited: readonly HeldFile[], form: TypedForm, body: FormBody): GatheredFiles {
  const earlier = waited.filter(({ id }) => form.keep.includes(id));
  const files: HeldFile[] = [];
  let size = 0;
  let over = body.truncated;
  for (const file of [...earlier, ...HeldFiles.of(body.files)]) {
    if (files.length >= FORM_FILES || size + file.bytes.length > FILES_LIMIT) {
      over = true;
      continue;
    }
    size += file.bytes.length;
    files.push(file);
  }
  return { files, lost: earlier.length < form.keep.length, over };
}
