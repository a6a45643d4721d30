import { Badge } from '@mantine/core';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { roundDuration, shortMoment } from '../../lib/format';
import { useNow } from '../../lib/use-now';

/** What is owed to the complainant next, as the lists show it; nothing once the complaint is closed. */
export function DueLine({ due }: { due: Complaint['due'] | undefined }) {
  const { t, word, language } = useI18n();
  const now = useNow();
  if (due == null) return null;
  const what = word('due', due.what);
  const leftMs = Date.parse(due.at) - now;
  return (
    <Badge variant={leftMs < 0 ? 'filled' : 'default'} color="red" tt="none">
      {t('due.title')}：
      {leftMs < 0 ? t('due.late', { what, time: roundDuration(-leftMs, language) }) : `${what} ${shortMoment(due.at)}`}
    </Badge>
  );
}
