import { Anchor, Badge, Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useCan } from '../../api/session';
import type { FoundPlace, SearchHit, Unmasked } from '../../api/search-types';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { StateBadge } from '../../ui/badges';
import { UnmaskDialog } from './unmask';

/** One complaint that was found, and where in it. */
export function Hit({ hit, question }: { hit: SearchHit; question: string }) {
  const { t, word } = useI18n();
  const can = useCan();
  const link = useRef<HTMLAnchorElement>(null);
  const [asking, setAsking] = useState(false);
  const [open, setOpen] = useState<Unmasked | null>(null);
  const shown = open ?? hit;
  const { slipNumber: slip } = hit;
  const readable = can('complaints:read');
  return (
    <li className="mado-hit">
      <div className="mado-hit-head">
        {readable ? (
          <Anchor
            component={Link}
            ref={link}
            to={`/complaints/${hit.complaintId}`}
            className="mado-hit-slip mado-number"
          >
            {slip}
          </Anchor>
        ) : (
          <span className="mado-hit-slip mado-number">{slip}</span>
        )}
        <span className="mado-number">{shortMoment(hit.receivedAt)}</span>
        <span>{word('channel', hit.channel)}</span>
        <StateBadge state={hit.state} />
        {hit.humanMustRead && (
          <Badge color="orange" variant="light" tt="none">
            {t('list.mustRead')}
          </Badge>
        )}
        {shown.name !== null && <span>{shown.name}</span>}
        {shown.phone !== null && <span className="mado-number">{shown.phone}</span>}
        {open?.email != null && <span>{open.email}</span>}
        {hit.masked && open === null && can('search:unmask') && (
          <Button
            size="compact-xs"
            variant="default"
            className="mado-hit-unmask"
            aria-label={t('search.unmaskOf', { slip })}
            onClick={() => {
              setAsking(true);
            }}
          >
            {t('search.unmask')}
          </Button>
        )}
      </div>
      <Places of={shown.found} />
      <span role="status" className="mado-quiet">
        {open === null ? '' : t('search.shown')}
      </span>
      {asking && (
        <UnmaskDialog
          complaintId={hit.complaintId}
          question={question}
          onClose={() => {
            setAsking(false);
          }}
          onShown={(content) => {
            setOpen(content);
            setAsking(false);
            // The button is gone: the focus stays with the hit.
            requestAnimationFrame(() => link.current?.focus());
          }}
        />
      )}
    </li>
  );
}

function Places({ of }: { of: readonly FoundPlace[] }) {
  const { word } = useI18n();
  if (of.length === 0) return null;
  return (
    <dl className="mado-hit-places">
      {of.map(({ kind, pieces }, n) => [
        <dt key={`t${String(n)}`}>{word('searchField', kind)}</dt>,
        <dd key={`d${String(n)}`}>
          {pieces.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
        </dd>,
      ])}
    </dl>
  );
}
