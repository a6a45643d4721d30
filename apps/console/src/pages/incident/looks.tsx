import { Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useCan, useSession } from '../../api/session';
import type { Look } from '../../api/wall-types';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

/** Who looked behind a wall, why, and what the review found. */
export function LooksList({ looks }: { looks: readonly Look[] }) {
  const { t } = useI18n();
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('looks.title')}
      </Text>
      {looks.map((look) => (
        <OneLook key={look.id} look={look} />
      ))}
    </Stack>
  );
}

function OneLook({ look }: { look: Look }) {
  const { t, word, language } = useI18n();
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge variant="light" color={look.verdict === null ? 'red' : 'gray'} tt="none">
          {look.verdict === null ? t('looks.waiting') : word('glassVerdict', look.verdict)}
        </Badge>
        <Text size="sm">
          <Who actorId={look.userId} /> {moment(look.brokenAt, language)}
        </Text>
      </Group>
      <div className="mado-text">{look.reason}</div>
      <Text size="xs" c="dimmed">
        {t('looks.until')}: {moment(look.untilAt, language)}
      </Text>
      {look.note !== null && (
        <div className="mado-text">
          {look.note} (<Who actorId={look.reviewedBy} />)
        </div>
      )}
      {look.verdict === null && <Review look={look} />}
    </Stack>
  );
}

function Review({ look }: { look: Look }) {
  const { t } = useI18n();
  const can = useCan();
  const { user } = useSession();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const review = useIncidentAction(
    look.incidentId,
    (verdict: string) => post(`/incidents/${look.incidentId}/looks/${look.id}/review`, { verdict, note: note.trim() }),
    () => void client.invalidateQueries({ queryKey: ['walls'] }),
  );
  if (!can('walls:decide') || user.id === look.userId) return null;
  const button = (verdict: 'justified' | 'unjustified') => (
    <Button
      size="compact-xs"
      variant="default"
      disabled={note.trim() === ''}
      loading={review.isPending}
      onClick={() => {
        review.mutate(verdict);
      }}
    >
      {t(`looks.${verdict}`)}
    </Button>
  );
  return (
    <>
      <Textarea
        label={t('looks.note')}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => {
          setNote(event.currentTarget.value);
        }}
      />
      <ProblemAlert error={review.error} />
      <Group gap="xs">
        {button('justified')}
        {button('unjustified')}
      </Group>
    </>
  );
}
