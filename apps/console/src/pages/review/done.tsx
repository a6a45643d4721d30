import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Page as PageOf, QueueItem } from '../../api/types';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';

/** What became of a decision; `next` is who has to read the complaint too. */
export interface DecisionResult {
  decisionId: string;
  incidentId: string | null;
  next: 'second-person' | 'third' | null;
}

/** With how a mistake in it is put right: the incident is ended, or the complaint taken off it; null: in no such way. */
export interface MadeDecision extends DecisionResult {
  putRight: 'end' | 'unlink' | null;
}

/** What became of the decision, and the way on: Enter leads to the next complaint that waits. */
export function Done({ result }: { result: MadeDecision }) {
  const { t } = useI18n();
  const onward = useRef<HTMLAnchorElement>(null);
  const next = useQuery({
    queryKey: ['review-queue', 'next', result.decisionId],
    queryFn: async () => (await api<PageOf<QueueItem>>('/review/queue?limit=1')).items[0]?.complaintId ?? null,
  });
  useEffect(() => {
    onward.current?.focus();
  }, []);
  const said =
    result.next === 'second-person'
      ? 'review.doneSecond'
      : result.next === 'third'
        ? 'review.doneThird'
        : 'review.done';
  return (
    <Card title={t('review.decide')}>
      <Alert color={result.next === null ? 'green' : 'blue'} role="status" title={t(said)}>
        <Group>
          <Button component={Link} ref={onward} to={next.data == null ? '/review' : `/review/${next.data}`}>
            {t('review.backToQueue')}
          </Button>
          {result.incidentId !== null && (
            <Button component={Link} to={`/incidents/${result.incidentId}`} variant="default">
              {t('review.openIncident')}
            </Button>
          )}
        </Group>
        {result.incidentId !== null && result.putRight !== null && (
          <Text size="sm" mt="xs">
            {t(result.putRight === 'end' ? 'deciding.mistake' : 'deciding.mistakeJoined')}
          </Text>
        )}
      </Alert>
    </Card>
  );
}
