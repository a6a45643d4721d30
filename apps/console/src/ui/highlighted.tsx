import { Fragment } from 'react';
import { useI18n } from '../i18n';
import { segments } from '../lib/spans';
import { piecesWithAddresses } from '../lib/web-address';

interface Marked {
  start: number;
  end: number;
  why: string;
}

/** A text with the stretches marked that the assessment gives as its reasons; the reason is the mark's title. */
export function Highlighted({ text, reasons }: { text: string; reasons: readonly Marked[] }) {
  return (
    <div className="mado-text">
      {segments(text, reasons).map((segment, index) =>
        segment.whys.length === 0 ? (
          <Fragment key={index}>
            <PlainText text={segment.text} />
          </Fragment>
        ) : (
          <mark key={index} title={segment.whys.join(' / ')}>
            {segment.text}
          </mark>
        ),
      )}
    </div>
  );
}

/** Web addresses are shown with the host that they lead to, and lead nowhere from here. */
function PlainText({ text }: { text: string }) {
  const { t } = useI18n();
  return piecesWithAddresses(text).map((piece, index) =>
    piece.host === null ? (
      <span key={index}>{piece.text}</span>
    ) : (
      <span key={index} className="mado-address">
        {piece.text}
        <span className="mado-host">{t('letter.leadsTo', { host: piece.host })}</span>
      </span>
    ),
  );
}
