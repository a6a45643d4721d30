import { Badge } from '@mantine/core';
import { useI18n } from '../i18n';
import { callbackTone } from '../lib/callback';
import { roundDuration } from '../lib/format';

const COLOR = { late: 'red', soon: 'orange', ahead: 'gray' } as const;

/** How long until a promised call-back, or how long ago it was due. */
export function CallbackLeft({ leftMs }: { leftMs: number }) {
  const { t, language } = useI18n();
  const tone = callbackTone(leftMs);
  return (
    <Badge variant={tone === 'late' ? 'filled' : 'light'} color={COLOR[tone]} tt="none">
      {t(tone === 'late' ? 'callback.late' : 'callback.left', { time: roundDuration(Math.abs(leftMs), language) })}
    </Badge>
  );
}
