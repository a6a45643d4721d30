import type { Attachment, ParsedMail } from 'mailparser';
import type { ReadWarning } from '../read-result.js';
import { parseStructured } from './mime-walk.js';

const PGP_BLOCK = /^-----BEGIN PGP MESSAGE-----/m;
const PKCS7 = /^application\/(x-)?pkcs7-mime$/;

/** Encrypted mail, and signed mail whose text lies inside the signature: neither can be read here. */
export function sealedWarnings(mail: ParsedMail, contentType: string): ReadWarning[] {
  const types = [contentType, ...mail.attachments.map((a) => headerOf(a))].map((t) => parseStructured(t));
  const warnings: ReadWarning[] = [];
  for (const { value, parameters } of types) {
    const smime = (parameters['smime-type'] ?? '').toLowerCase();
    if (value === 'multipart/encrypted' || value === 'application/pgp-encrypted') warnings.push('encrypted');
    if (!PKCS7.test(value)) continue;
    if (smime === 'signed-data') warnings.push('signature-opaque');
    else if (smime !== 'certs-only') warnings.push('encrypted');
  }
  if (PGP_BLOCK.test(mail.text ?? '')) warnings.push('encrypted');
  return warnings;
}

function headerOf(attachment: Attachment): string {
  const type = attachment.headers.get('content-type');
  if (type === undefined || typeof type === 'string' || !('params' in type)) return attachment.contentType;
  const smime = (type.params as Record<string, string>)['smime-type'];
  return smime === undefined ? attachment.contentType : `${attachment.contentType}; smime-type=${smime}`;
}
