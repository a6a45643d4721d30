import { useI18n } from '../../i18n';
import { piecesOf } from './text-parts';

/** A text with its blanks as words; `{{…}}` is for those who write it. */
export function Written({ text }: { text: string }) {
  const { word } = useI18n();
  return piecesOf(text).map(({ kind, text: piece }, at) => {
    if (kind === 'words') return piece;
    return (
      <span key={at} className={kind === 'blank' ? 'mado-blank' : 'mado-open-blank'}>
        {kind === 'blank' ? word('blank', piece) : `〔${piece}〕`}
      </span>
    );
  });
}
