import { Button, Group, NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../../api/client';
import { useBilingual, useI18n } from '../../i18n';
import { fromTokyoInput, toTokyoInput } from '../../lib/format';
import { DateField } from '../../ui/date-field';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import type { OpenCluster, Vocabulary } from './types';

/** The sheet: watch it, put it aside with a reason, or open an incident with all its complaints. */
export function ClusterDecision({ cluster }: { cluster: OpenCluster }) {
  const { t, word } = useI18n();
  const said = useBilingual();
  const client = useQueryClient();
  const earliest = cluster.members[0]?.receivedAt ?? cluster.firstAt;
  const [decision, setDecision] = useState('');
  const [reasonCode, setReasonCode] = useState('');
  const [note, setNote] = useState('');
  const [knownAt, setKnownAt] = useState(toTokyoInput(earliest));
  const [knownAtReason, setKnownAtReason] = useState('');
  const words = useQuery({ queryKey: ['cluster-words'], queryFn: () => api<Vocabulary>('/clusters/vocabulary') });
  const isLater = knownAt !== toTokyoInput(earliest);
  const decide = useMutation({
    mutationFn: () =>
      post<OpenCluster>(`/clusters/${cluster.id}/decision`, {
        decision,
        ...(decision === 'dismissed' ? { reasonCode } : {}),
        ...(note === '' ? {} : { note }),
        ...(decision === 'incident' && isLater ? { knownAt: fromTokyoInput(knownAt), knownAtReason } : {}),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['cluster', cluster.id] });
      void client.invalidateQueries({ queryKey: ['clusters'] });
    },
  });
  const isIncident = cluster.state === 'incident';
  const choices = isIncident
    ? ['incident']
    : ['watch', 'dismissed', 'incident'].filter((choice) => choice !== cluster.state);
  const isComplete =
    decision === 'watch' ||
    (decision === 'dismissed' && reasonCode !== '') ||
    (decision === 'incident' && (!isLater || (fromTokyoInput(knownAt) !== null && knownAtReason.trim() !== '')));
  return (
    <Card title={t('clusters.decide')}>
      <Stack gap="sm">
        <Radio.Group value={decision} onChange={setDecision} aria-label={t('clusters.decide')}>
          <Stack gap={8}>
            {choices.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                label={word('clusterDecision', choice)}
                description={word('clusterDecisionHint', choice)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {decision === 'dismissed' && (
          <NativeSelect
            label={t('clusters.reason')}
            value={reasonCode}
            onChange={(event) => {
              setReasonCode(event.currentTarget.value);
            }}
            data={[
              { value: '', label: t('clusters.choose') },
              ...(words.data?.reasons ?? []).map((reason) => ({ value: reason.code, label: said(reason) })),
            ]}
          />
        )}
        {decision === 'incident' && (
          <>
            <Text size="sm">{t('clusters.incidentMeans', { count: cluster.members.length })}</Text>
            <DateField
              kind="moment"
              label={t('clusters.knownAt')}
              description={t('clusters.knownAtHint')}
              value={knownAt}
              onValue={setKnownAt}
            />
            {isLater && (
              <Textarea
                label={t('clusters.knownAtReason')}
                value={knownAtReason}
                onChange={(event) => {
                  setKnownAtReason(event.currentTarget.value);
                }}
              />
            )}
          </>
        )}
        {decision !== '' && (
          <Textarea
            label={t('clusters.note')}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => {
              setNote(event.currentTarget.value);
            }}
          />
        )}
        <ProblemAlert error={decide.error ?? words.error} />
        <Group>
          <Button
            disabled={!isComplete}
            loading={decide.isPending}
            onClick={() => {
              decide.mutate();
            }}
          >
            {t('clusters.record')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
