import { Alert, Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { usePeople } from '../../api/people';
import { useCan, useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import type { Version } from './types';

/** What can be done with a version now: try it, sign, make it active, put it aside, go back to it. */
export function Steps({ of }: { of: Version }) {
  const { t } = useI18n();
  const can = useCan();
  const isBack = of.state === 'retired' && of.firstActiveAt !== null;
  const maySign = of.state === 'tried' && of.trial?.state === 'finished' && of.trial.staleness === null;
  if (of.state === 'active') return null;
  return (
    <Card title={t('engines.steps')}>
      <Stack gap="md">
        <Signatures of={of} />
        {can('engines:sign') && maySign && <Sign key="activation" of={of} purpose="activation" />}
        {can('engines:sign') && isBack && <Sign key="retreat" of={of} purpose="retreat" />}
        {can('engines:sign') && of.state === 'signed_off' && <Step of={of} step="activate" />}
        <Group>
          {can('engines:try') && <Step of={of} step="trial" />}
          {can('engines:sign') && of.state !== 'retired' && <Step of={of} step="withdraw" />}
        </Group>
      </Stack>
    </Card>
  );
}

function Signatures({ of }: { of: Version }) {
  const { t, word, language } = useI18n();
  const people = usePeople();
  if (of.signatures.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('engines.noSignature')}
      </Text>
    );
  return (
    <List size="sm" spacing={4}>
      {of.signatures.map(({ signedBy, signedAt, role, purpose }) => (
        <List.Item key={`${signedBy} ${signedAt}`}>
          {t('engines.signed', {
            what: word('signaturePurpose', purpose),
            who: people.get(signedBy)?.name ?? signedBy,
            role: word('role', role),
            at: moment(signedAt, language),
          })}
        </List.Item>
      ))}
    </List>
  );
}

function Sign({ of, purpose }: { of: Version; purpose: 'activation' | 'retreat' }) {
  const { t } = useI18n();
  const { user } = useSession();
  const [hasRead, setHasRead] = useState(false);
  const report = of.trial?.reportSha256 ?? null;
  const body = { purpose, ...(purpose === 'activation' && report !== null ? { reportSha256: report } : {}) };
  const sign = useStep(`/engines/${of.id}/sign`, body, t('engines.signDone'));
  const isDone = of.signatures.some((each) => each.signedBy === user.id);
  if (isDone) return <Alert color="blue">{t('engines.signedByYou')}</Alert>;
  return (
    <Stack gap="xs">
      <Checkbox
        checked={hasRead}
        label={t(purpose === 'activation' ? 'engines.iHaveRead' : 'engines.iAgreeToRetreat')}
        onChange={(event) => {
          setHasRead(event.currentTarget.checked);
        }}
      />
      <ProblemAlert error={sign.error} />
      <Group>
        <Button
          disabled={!hasRead}
          loading={sign.isPending}
          onClick={() => {
            sign.mutate();
          }}
        >
          {t(purpose === 'activation' ? 'engines.sign' : 'engines.signRetreat')}
        </Button>
      </Group>
    </Stack>
  );
}

const DONE = {
  trial: 'engines.trialStarted',
  activate: 'engines.activated',
  withdraw: 'engines.withdrawn',
} as const;

function Step({ of, step }: { of: Version; step: keyof typeof DONE }) {
  const { t } = useI18n();
  const run = useStep(`/engines/${of.id}/${step}`, undefined, t(DONE[step]));
  return (
    <Stack gap="xs">
      {step === 'activate' && <Text size="sm">{t('engines.activateExplain')}</Text>}
      <ProblemAlert error={run.error} />
      <Group>
        <Button
          variant={step === 'activate' ? 'filled' : 'default'}
          loading={run.isPending}
          onClick={() => {
            run.mutate();
          }}
        >
          {t(step === 'trial' && of.trial?.state === 'running' ? 'engines.step.resume' : `engines.step.${step}`)}
        </Button>
      </Group>
    </Stack>
  );
}

function useStep(path: string, body: object | undefined, done: string) {
  const client = useQueryClient();
  const notes = useNotes();
  return useMutation({
    mutationFn: () => post(path, body),
    onSuccess: () => {
      notes.done(done);
      void client.invalidateQueries({ queryKey: ['engines'] });
    },
  });
}
