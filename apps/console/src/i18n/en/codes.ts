import type { codes as ja } from '../ja/codes';

/** Codes that many places say. */
export const codes: Record<keyof typeof ja, string> = {
  'means.notices': 'notices',
  'listKind.file': 'File',
  'listKind.complaints': 'Linked complaints',
  'listKind.hand': 'Typed',
  'form.appi-final': 'APPI final report',
  'reportKind.original': 'original',
  'reportKind.correction': 'correction',
  'reportKind.supplement': 'supplement',
  'means.fax': 'fax',
  'reason.same-text': 'Same text',
  'reason.near-text': 'Very similar text',
  'reason.same-phone': 'Same telephone number',
  'reason.same-email': 'Same mail address',
  'reason.same-line': 'About the same telephone line',
  'reason.same-name': 'Same name',
  'reason.similar-name': 'Very similar name',
  'reason.same-area': 'Same municipality',
  'reason.reply-token': 'Mail to the reply address of this complaint',
  'reason.reply-reference': 'Answer to a mail of this complaint',
  'reason.slip-in-subject': 'Slip number in the subject',
  'reason.slip-named': 'Slip number in the text',
};
