import type { evidence as ja } from '../ja/evidence';

export const evidence: Record<keyof typeof ja, string> = {
  'evidence.title': 'Evidence',
  'evidence.hint':
    'Reports, timeline, decisions, the record of notices and an extract of the log in one signed zip, without names and addresses of parties.',
  'evidence.purpose': 'Why it leaves the desk',
  'evidence.purposeHint': 'Stands in the timeline and in the log. For example: asked for by the bureau',
  'evidence.originals': 'With originals and the words of complaints',
  'evidence.originalsHint': 'Otherwise only the SHA-256 of each original is in it.',
  'evidence.export': 'Make the pack of evidence',
  'evidence.made': 'The pack of evidence was made.',
  'evidence.fingerprint': 'Fingerprint of the signing key',
  'evidence.fingerprintHint': 'Tell it to whoever gets the pack, by another way than the pack.',
  'did.evidence-exported': 'Evidence left the desk',
};
