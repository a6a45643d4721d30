import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan, useSession } from '../../api/session';
import type { Wall, WallsOfIncident } from '../../api/wall-types';
import { useI18n, type MessageKey } from '../../i18n';
import { listed, moment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { LooksList } from './looks';
import { useIncidentAction } from './use-incident-action';
import { WallForm } from './wall-form';
import { WordsForm } from './words-form';

/** Walls round the incident: whom they name, who decides about them, who looked all the same. */
export function WallsCard({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const walls = useQuery({
    queryKey: ['incident', incident.id, 'walls'],
    queryFn: () => api<WallsOfIncident>(`/incidents/${incident.id}/walls`),
  });
  const close = (): void => {
    setAdding(false);
  };
  return (
    <Card title={t('walls.title')}>
      <Stack gap="sm">
        {pending(walls)}
        {walls.data?.walls.length === 0 && <Text size="sm">{t('walls.none')}</Text>}
        {walls.data?.walls.map((wall) => (
          <OneWall key={wall.id} wall={wall} />
        ))}
        {walls.data && <Hidden of={walls.data} />}
        {walls.data && walls.data.looks.length > 0 && <LooksList looks={walls.data.looks} />}
        {can('walls:decide') && adding && <WallForm incidentId={incident.id} onDone={close} />}
        {can('walls:decide') && !adding && (
          <Group>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                setAdding(true);
              }}
            >
              {t('walls.add')}
            </Button>
          </Group>
        )}
        <Text size="xs" c="dimmed">
          {t('walls.hint')}
        </Text>
      </Stack>
    </Card>
  );
}

function Hidden({ of }: { of: WallsOfIncident }) {
  const { t, language } = useI18n();
  return (
    <>
      {of.hiddenFrom.length > 0 && (
        <Text size="sm">
          {t('walls.hiddenFrom')}:{' '}
          {of.hiddenFrom.map((id, n) => (
            <span key={id}>
              {n > 0 && listed(['', ''], language)}
              <Who actorId={id} />
            </span>
          ))}
        </Text>
      )}
      {of.ownersBehind.length > 0 && <Alert color="orange" title={t('walls.ownersBehind')} />}
      {of.workBehind.length > 0 && (
        <Alert color="orange" title={t('walls.workBehind')}>
          {listed(
            of.workBehind.map(({ kind, number }) => `${t(`walls.work.${kind}`)} ${String(number)}`),
            language,
          )}
        </Alert>
      )}
    </>
  );
}

function OneWall({ wall }: { wall: Wall }) {
  const { t, word, language } = useI18n();
  const over = wall.state === 'lifted' || wall.state === 'refused';
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge variant="light" color={over ? 'gray' : wall.state === 'standing' ? 'red' : 'orange'} tt="none">
          {word('wall', wall.state)}
        </Badge>
        {wall.subjects.map(({ kind, userId, name }) => (
          <Text size="sm" key={`${kind}${userId ?? name ?? ''}`}>
            {word('wallKind', kind)}: {userId === null ? name : <Who actorId={userId} />}
          </Text>
        ))}
      </Group>
      <div className="mado-text">{wall.reason}</div>
      {wall.liftReason !== null && <div className="mado-text">{wall.liftReason}</div>}
      <Text size="xs" c="dimmed">
        {t('walls.raisedBy')}: <Who actorId={wall.raisedBy} /> {moment(wall.raisedAt, language)}
      </Text>
      <Steps wall={wall} />
    </Stack>
  );
}

const STEPS: Partial<Record<Wall['state'], readonly { path: string; label: MessageKey }[]>> = {
  proposed: [
    { path: 'approve', label: 'walls.approve' },
    { path: 'refuse', label: 'walls.refuse' },
  ],
  'lift-proposed': [
    { path: 'lift/approve', label: 'walls.lift' },
    { path: 'lift/refuse', label: 'walls.keepUp' },
  ],
};

function Steps({ wall }: { wall: Wall }) {
  const { t } = useI18n();
  const can = useCan();
  const { user } = useSession();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const at = `/incidents/${wall.incidentId}/walls/${wall.id}`;
  const act = useIncidentAction(
    wall.incidentId,
    ({ path, body }: { path: string; body?: unknown }) => post(`${at}/${path}`, body),
    () => {
      setAsking(false);
      void client.invalidateQueries({ queryKey: ['walls'] });
    },
  );
  if (!can('walls:decide')) return null;
  const own = user.id === (wall.state === 'proposed' ? wall.raisedBy : wall.liftBy);
  if (asking) {
    return (
      <WordsForm
        label={t('walls.reason')}
        submit={t('walls.askLift')}
        busy={act.isPending}
        error={act.error}
        onSubmit={(reason) => {
          act.mutate({ path: 'lift', body: { reason } });
        }}
        onCancel={() => {
          setAsking(false);
        }}
      />
    );
  }
  return (
    <>
      <ProblemAlert error={act.error} />
      <Group gap="xs">
        {(STEPS[wall.state] ?? []).map(({ path, label }) => (
          <Button
            key={path}
            size="compact-xs"
            variant="default"
            disabled={own}
            loading={act.isPending}
            onClick={() => {
              act.mutate({ path });
            }}
          >
            {t(label)}
          </Button>
        ))}
        {wall.state === 'standing' && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              setAsking(true);
            }}
          >
            {t('walls.askLift')}
          </Button>
        )}
      </Group>
    </>
  );
}
