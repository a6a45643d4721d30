import type { SiblingReason } from '../api/sibling-types';
import { useI18n } from '../i18n';
import { listed, remarked } from '../lib/format';

/** Says what two complaints have in common: 本文がよく似ている（92 %） ・ 電話番号が同じ. */
export function useReasonWords(): (reasons: readonly SiblingReason[]) => string {
  const { word, language } = useI18n();
  const said = ({ kind, percent, sender }: SiblingReason): string => {
    const more = [
      percent === undefined ? '' : `${String(percent)} %`,
      sender === undefined ? '' : word('sender', sender),
    ];
    const inside = listed(
      more.filter((each) => each !== ''),
      language,
    );
    return inside === '' ? word('reason', kind) : remarked(word('reason', kind), inside, language);
  };
  return (reasons) => reasons.map(said).join(' ・ ');
}
