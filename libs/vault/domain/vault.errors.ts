import { defineErrors } from '#kernel';

/** Failures of the vault; none of them carries what was sealed. */
export const vaultErrors = defineErrors({
  'vault.key-unknown': { status: 404, ja: '暗号鍵が見つかりません', en: 'The data key does not exist' },
  'vault.key-erased': {
    status: 410,
    ja: '暗号鍵は消去済みで、内容は復元できません',
    en: 'The data key was erased; its content can no longer be read',
  },
  'vault.under-hold': {
    status: 409,
    ja: '保全命令の対象のため消去できません',
    en: 'Under legal hold: the data key must not be erased',
  },
  'vault.tampered': {
    status: 500,
    ja: '暗号化された内容が改ざんまたは破損しています',
    en: 'Sealed content was altered or is damaged',
  },
  'vault.original-unknown': { status: 404, ja: '原本が見つかりません', en: 'The sealed original does not exist' },
  'vault.blob-missing': {
    status: 500,
    ja: '原本のファイルが見つかりません',
    en: 'The file of a sealed original is missing',
  },
  'vault.master-key-missing': {
    status: 500,
    ja: 'マスター鍵がありません',
    en: 'The master key that this data was sealed with is not in the key ring',
  },
  'vault.master-key-unreadable': {
    status: 500,
    ja: 'マスター鍵ファイルを読めません',
    en: 'The master key file is damaged or is no key ring',
  },
  'vault.store-unavailable': {
    status: 503,
    ja: '原本を保存できません。しばらくしてから再度お試しください',
    en: 'The original cannot be stored now; try again later',
  },
});
