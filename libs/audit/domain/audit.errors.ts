import { defineErrors } from '#kernel';

/** Failures of the audit log. */
export const auditErrors = defineErrors({
  'audit.purpose-too-long': {
    status: 422,
    ja: '閲覧目的は200文字以内で入力してください',
    en: 'The purpose must not be longer than 200 characters',
  },
});
