import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ObligationStage } from '../../api/incident-types';
import { useI18n, type Language, type Translate } from '../../i18n';
import { roundDuration, shortMoment } from '../../lib/format';
import { useNow } from '../../lib/use-now';
import { nextBound, type NextBound } from './clock-view';

interface CountdownProps {
  stage: ObligationStage;
  /** Whether the persons concerned are told, and nobody is reported to. */
  toPersons?: boolean;
}

/** What a clock says in a line: how long until which date, the law's behind it where the desk's own comes first. */
export function Countdown({ stage, toPersons = false }: CountdownProps) {
  const { t, language } = useI18n();
  const bound = useBound({ stage, toPersons });
  if (bound === null || 'said' in bound) return bound?.said ?? '—';
  const time = timeTo(bound, t, language);
  const own = bound.which === 'working';
  const dates = [
    shortDue(own ? stage.workingDeadline : stage.legalDue),
    ...(own && stage.legalDue !== null ? [t('clock.legalBehind', { at: shortDue(stage.legalDue) })] : []),
  ];
  return t('clock.line', { which: t(`clock.${bound.which}`), time, dates: dates.join(t('clock.comma')) });
}

/** The same, large, for a card that has the dates below it. */
export function BigCountdown({ stage, toPersons = false }: CountdownProps) {
  const { t, language } = useI18n();
  const bound = useBound({ stage, toPersons });
  const big = (said: ReactNode) => <div className="mado-clock-big">{said}</div>;
  if (bound === null || 'said' in bound) return big(bound?.said ?? '—');
  return (
    <>
      <Text size="sm" mt={4}>
        {t(`clock.${bound.which}`)}
      </Text>
      {big(timeTo(bound, t, language))}
    </>
  );
}

interface Counted extends NextBound {
  left: number;
}

/** What it counts to; what it says instead when it does not count; null when nothing is owed. */
function useBound({ stage, toPersons = false }: CountdownProps): Counted | { said: string } | null {
  const { t, word } = useI18n();
  const now = useNow();
  if (stage.reportedAt !== null)
    return { said: t(toPersons ? 'incident.told' : 'incident.reported', { at: shortMoment(stage.reportedAt) }) };
  if (stage.state === 'waiting') return { said: word('stageState', 'waiting') };
  const bound = nextBound(stage, now);
  return bound === null ? null : { ...bound, left: bound.at - now };
}

function timeTo({ left }: Counted, t: Translate, language: Language): string {
  return t(left >= 0 ? 'clock.left' : 'clock.over', { time: roundDuration(Math.abs(left), language) });
}

/** A due value in few signs: 12/25, or 12/25 16:10. */
function shortDue(value: string | null): string {
  if (value === null) return '—';
  return value.length === 10 ? value.slice(5).replace('-', '/') : shortMoment(value);
}
