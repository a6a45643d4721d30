import { defineErrors } from '#kernel';

export const intakeErrors = defineErrors({
  'intake.arrival-not-found': { status: 404, ja: '該当する受付記録はありません', en: 'No such arrival' },
  'intake.key-reused': {
    status: 409,
    ja: '同じ Idempotency-Key で異なる内容が送られました',
    en: 'The Idempotency-Key was used before with another body',
  },
  'intake.no-file': { status: 422, ja: 'ファイルが添付されていません', en: 'The request carries no file' },
  'intake.empty-text': { status: 422, ja: '申出の内容が空です', en: 'The complaint text is empty' },
  'intake.status-not-found': {
    status: 404,
    ja: '受付番号と合言葉の組合せが見つかりません',
    en: 'No complaint with this slip number and secret',
  },
});
