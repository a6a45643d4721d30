import { defineErrors } from '#kernel';

export const importErrors = defineErrors({
  'imports.not-found': { status: 404, ja: '取込みが見つかりません', en: 'No such import' },
  'imports.no-file': { status: 422, ja: 'ファイルが添付されていません', en: 'The request carries no file' },
  'imports.unreadable': {
    status: 422,
    ja: 'ファイルを表（CSV・XLSX）又はメールボックス（mbox）として読めません',
    en: 'The file can be read neither as a table (CSV, XLSX) nor as a mailbox (mbox)',
  },
  'imports.too-large': { status: 413, ja: 'ファイルが大きすぎます', en: 'The file is too large' },
  'imports.step-not-allowed': {
    status: 409,
    ja: '取込みの今の状態では、その操作はできません',
    en: 'This step is not possible in the present state of the import',
  },
  'imports.mapping-incomplete': {
    status: 422,
    ja: '列の対応が足りないか、列が見つかりません',
    en: 'The mapping lacks a field that is needed, or names a column that is not there',
  },
});
