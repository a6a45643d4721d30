import type { evidence as ja } from '../ja/evidence';

export const evidence: Record<keyof typeof ja, string> = {
  'did.evidence-exported': 'Evidence left the desk',
};
