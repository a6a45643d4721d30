import { Link } from 'react-router';
import type { ComplaintRow, Due, Severity } from '../../api/types';
import type { Person } from '../../api/people';
import { useI18n } from '../../i18n';
import { listMoment, roundDuration, shortMoment } from '../../lib/format';

/** Colours of words; the words say the same without them. */
export type Tone = 'red' | 'orange' | 'blue' | 'teal' | 'gray' | 'grape';

const STATE_TONE: Record<string, Tone> = {
  received: 'blue',
  acknowledged: 'blue',
  in_handling: 'blue',
  replied: 'teal',
  closed: 'gray',
  reopened: 'orange',
};

/** A short word of a line. Plain, for a list draws hundreds of them while it is scrolled. */
export function Tag({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className="mado-tag" data-tone={tone}>
      {children}
    </span>
  );
}

/** The slip number, which opens the line's page. */
export function SlipCell({ slip, to }: { slip: string; to: string }) {
  return (
    <Link to={to} className="mado-list-link mado-number" tabIndex={-1}>
      {slip}
    </Link>
  );
}

export function MomentCell({ at }: { at: string }) {
  return <span className="mado-number">{listMoment(at)}</span>;
}

export function ChannelCell({ channel }: { channel: string }) {
  const { word } = useI18n();
  return <>{word('channel', channel)}</>;
}

export function StateCell({ state }: { state: string }) {
  const { word } = useI18n();
  return <Tag tone={STATE_TONE[state] ?? 'gray'}>{word('state', state)}</Tag>;
}

export function SeverityCell({ severity }: { severity: Severity | null }) {
  const { word } = useI18n();
  if (severity === null) return <>—</>;
  const tone = { high: 'red', medium: 'orange', low: 'gray' } as const;
  return <Tag tone={tone[severity]}>{word('severity', severity)}</Tag>;
}

/** What is owed next and by when; since when it is late. */
export function DueCell({ due, now }: { due: Due | null; now: number }) {
  const { t, word, language } = useI18n();
  if (due === null) return <>—</>;
  const what = word('due', due.what);
  if (due.late)
    return <Tag tone="red">{t('due.late', { what, time: roundDuration(now - Date.parse(due.at), language) })}</Tag>;
  return (
    <span className="mado-number">
      {what} {shortMoment(due.at)}
    </span>
  );
}

/** Who has it: a person, else a team. */
export function OwnerCell({
  of: { ownerId, teamId },
  people,
}: {
  of: Pick<ComplaintRow, 'ownerId' | 'teamId'>;
  people: ReadonlyMap<string, Person>;
}) {
  const { t } = useI18n();
  if (ownerId !== null) return <>{people.get(ownerId)?.name ?? '—'}</>;
  const lead = teamId === null ? undefined : people.get(teamId)?.name;
  return <span className="mado-faint">{lead === undefined ? t('owner.none') : t('owner.team', { name: lead })}</span>;
}

export function FlagsCell({ of }: { of: Pick<ComplaintRow, 'flagged' | 'humanMustRead'> }) {
  const { t } = useI18n();
  return (
    <span className="mado-tags">
      {of.flagged === true && <Tag tone="red">{t('list.flagged')}</Tag>}
      {of.humanMustRead && <Tag tone="grape">{t('list.mustRead')}</Tag>}
    </span>
  );
}
