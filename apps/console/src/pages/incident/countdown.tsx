import type { ObligationStage } from '../../api/incident-types';
import { deskNow } from '../../api/client';
import { useI18n } from '../../i18n';
import { due, roundDuration, shortMoment } from '../../lib/format';
import { nextBound } from './clock-view';

/** What a clock says: how long until which date, the law's behind it where the desk's own comes first. */
export function Countdown({ stage, withLegal = false }: { stage: ObligationStage; withLegal?: boolean }) {
  const { t, word, language } = useI18n();
  if (stage.reportedAt !== null) return t('incident.reported', { at: shortMoment(stage.reportedAt) });
  if (stage.state === 'waiting') return word('stageState', 'waiting');
  const now = deskNow();
  const bound = nextBound(stage, now);
  if (bound === null) return '—';
  const time = roundDuration(Math.abs(bound.at - now), language);
  const said = t(bound.at >= now ? `clock.left.${bound.which}` : `clock.over.${bound.which}`, { time });
  if (!withLegal || bound.which === 'legal' || stage.legalDue === null) return said;
  return `${said}${t('clock.legalBehind', { at: due(stage.legalDue, language) })}`;
}
