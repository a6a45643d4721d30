import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useI18n } from '../i18n';
import { Dialog } from './dialog';

interface ConflictProps {
  yours: string;
  current: string;
  onKeepYours: () => void;
  onTakeCurrent: () => void;
  onClose: () => void;
}

/** Both versions side by side after a version conflict; the person decides which one stays. */
export function ConflictDialog({ yours, current, onKeepYours, onTakeCurrent, onClose }: ConflictProps) {
  const { t } = useI18n();
  return (
    <Dialog
      opened
      onClose={onClose}
      size="xl"
      title={t('conflict.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Text size="sm">{t('conflict.explain')}</Text>
        <div className="mado-compare">
          {[
            { label: t('conflict.yours'), text: yours },
            { label: t('conflict.current'), text: current },
          ].map((side) => (
            <section key={side.label} className="mado-card" aria-label={side.label}>
              <Title order={3} size="h6" mb="xs">
                {side.label}
              </Title>
              <div className="mado-text">{side.text}</div>
            </section>
          ))}
        </div>
        <Group>
          <Button onClick={onTakeCurrent}>{t('conflict.takeCurrent')}</Button>
          <Button variant="default" onClick={onKeepYours}>
            {t('conflict.keepYours')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
