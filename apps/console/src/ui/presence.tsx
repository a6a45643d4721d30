import { Text } from '@mantine/core';
import { useI18n } from '../i18n';
import { listed } from '../lib/format';
import { usePresence } from '../live/use-presence';

/** Names of the colleagues who have the same thing open; says when one comes, and shows nothing while alone. */
export function PresenceLine({ kind, id }: { kind: 'complaint' | 'incident' | 'review'; id: string }) {
  const { t, language } = useI18n();
  const { others } = usePresence(kind, id);
  return (
    <div aria-live="polite" className="mado-presence">
      {others.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('presence.others', {
            names: listed(
              others.map(({ name }) => name),
              language,
            ),
          })}
        </Text>
      )}
    </div>
  );
}
