import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useI18n } from '../../i18n';
import { Card, Page } from '../../ui/page';
import type { CallDraft } from './draft';
import { outbox } from './outbox';

/** A call that is saved but has no number yet: the network is gone, or the desk does not answer. */
export function WaitingCall({ call, onNext }: { call: CallDraft; onNext: () => void }) {
  const { t } = useI18n();
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    words.current?.focus();
  }, []);
  return (
    <Page title={t('log.waiting')}>
      <div ref={words} tabIndex={-1} className="mado-plain">
        <Alert color="orange" role="status" title={t('log.waitingTitle')}>
          <Text size="sm">{t('log.waitingText')}</Text>
          <Text size="sm" mt={4}>
            {t('log.waitingSay')}
          </Text>
        </Alert>
      </div>
      <Group>
        <Button
          onClick={() => {
            outbox.retryAll();
          }}
        >
          {t('log.sendNow')}
        </Button>
        <Button variant="default" onClick={onNext}>
          {t('log.next')} <kbd>F2</kbd>
        </Button>
      </Group>
      <Card title={t('log.note')}>
        <Stack gap="xs">
          <div className="mado-text">{call.text}</div>
        </Stack>
      </Card>
    </Page>
  );
}
