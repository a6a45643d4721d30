import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../i18n';

/** Throws a call away that nobody wants kept (a wrong number); asked once more, for nothing brings it back. */
export function Discard({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('log.discard')}
      </Button>
    );
  return (
    <Group gap="xs" role="group" aria-label={t('log.discard')}>
      <Text size="sm">{t('log.discardSure')}</Text>
      <Button
        autoFocus
        variant="default"
        size="compact-sm"
        onClick={() => {
          setAsking(false);
        }}
      >
        {t('action.cancel')}
      </Button>
      <Button color="red" size="compact-sm" onClick={onDiscard}>
        {t('log.discardYes')}
      </Button>
    </Group>
  );
}
