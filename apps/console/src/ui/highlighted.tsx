import type { Reason } from '../api/types';
import { segments } from '../lib/spans';

/** A text with the stretches marked that the assessment gives as its reasons; the reason is the mark's title. */
export function Highlighted({ text, reasons }: { text: string; reasons: readonly Reason[] }) {
  return (
    <div className="mado-text">
      {segments(text, reasons).map((segment, index) =>
        segment.whys.length === 0 ? (
          <span key={index}>{segment.text}</span>
        ) : (
          <mark key={index} title={segment.whys.join(' / ')}>
            {segment.text}
          </mark>
        ),
      )}
    </div>
  );
}
