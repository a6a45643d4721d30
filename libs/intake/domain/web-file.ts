/** A file as it was sent along with a form. */
export interface WebFile {
  name: string;
  bytes: Buffer;
}

/** Files that one post of the API may bring; a form of a person brings up to {@link FORM_FILES}. */
export const API_FILES = 5;
export const FORM_FILES = 20;
/** Largest file, and all of them together, in bytes. */
export const FILE_LIMIT = 20 * 1024 * 1024;
export const FILES_LIMIT = 40 * 1024 * 1024;

/** Warning of a case with a file that our readers do not open. */
export const ATTACHMENT_UNREADABLE = 'attachment-unreadable';

/** The part of a path that names a file; control characters, which no name needs, taken away. */
export function fileNameOf(given: string): string {
  const name = given.split(/[/\\]/).at(-1) ?? '';
  return name.replace(/[\u0000-\u001f\u007f]/g, '').slice(0, 200) || 'file';
}
