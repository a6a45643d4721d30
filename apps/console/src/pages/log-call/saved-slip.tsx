import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../../i18n';
import { Card, Page } from '../../ui/page';
import type { LoggedCall } from './draft';

/** The slip number, large enough to read out over the phone. */
export function SavedSlip({ call, onNext }: { call: LoggedCall; onNext: () => void }) {
  const { t } = useI18n();
  // The focus goes to the number: on a button, keys that are still held from saving would press it.
  const slip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    slip.current?.focus();
  }, []);
  return (
    <Page title={t('log.saved')}>
      <Card>
        <Stack align="flex-start">
          <Text>{t('log.readOut')}</Text>
          <div ref={slip} tabIndex={-1} className="mado-slip" role="status" aria-label={t('field.slip')}>
            {call.slipNumber}
          </div>
          {call.assessment?.flagged === true && <Alert color="red">{t('log.savedFlagged')}</Alert>}
          <Group>
            <Button onClick={onNext}>{t('log.next')}</Button>
            <Button component={Link} to={`/complaints/${call.id}`} variant="default">
              {t('log.openComplaint')}
            </Button>
          </Group>
        </Stack>
      </Card>
    </Page>
  );
}
