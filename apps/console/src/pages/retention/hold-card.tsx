import { Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { usePeople } from '../../api/people';
import { useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { labelled, moment } from '../../lib/format';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

/** A legal hold. */
export interface Hold {
  id: string;
  number: string;
  state: 'proposed' | 'refuse-proposed' | 'standing' | 'lift-proposed' | 'lifted' | 'refused';
  reason: string;
  liftReason: string | null;
  askedBy: string;
  askedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  liftBy: string | null;
  liftAt: string | null;
  liftedBy: string | null;
  liftedAt: string | null;
}

type Step = 'approve' | 'refuse' | 'agree-refusal' | 'ask-again' | 'ask-lift' | 'lift' | 'keep-up';

/** What each state offers, and who must not do it. */
const STEPS: Record<Hold['state'], { steps: Step[]; not: 'askedBy' | 'liftBy' | null }> = {
  proposed: { steps: ['approve', 'refuse'], not: 'askedBy' },
  'refuse-proposed': { steps: ['agree-refusal', 'ask-again'], not: 'liftBy' },
  standing: { steps: ['ask-lift'], not: null },
  'lift-proposed': { steps: ['lift', 'keep-up'], not: 'liftBy' },
  lifted: { steps: [], not: null },
  refused: { steps: [], not: null },
};

const TRAIL = ['asked', 'decided', 'lift', 'lifted'] as const;

export function HoldCard({ hold }: { hold: Hold }) {
  const { t, word, language } = useI18n();
  const { user } = useSession();
  const people = usePeople();
  const { steps, not } = STEPS[hold.state];
  const barred = not !== null && hold[not] === user.id;
  return (
    <section className="mado-work" aria-label={hold.number}>
      <Stack gap={4}>
        <Group gap="sm">
          <Text fw={700} className="mado-number">
            {hold.number}
          </Text>
          <Badge variant="light" color={steps.length === 0 ? 'gray' : 'blue'} tt="none">
            {word('holdState', hold.state)}
          </Badge>
        </Group>
        <Text size="sm">{hold.reason}</Text>
        {hold.liftReason !== null && (
          <Text size="sm">
            {labelled(t(isRefusal(hold) ? 'hold.refuseReason' : 'hold.liftReason'), hold.liftReason, language)}
          </Text>
        )}
        {TRAIL.map((name) => {
          const [by, at] = [hold[`${name}By`], hold[`${name}At`]];
          if (by === null) return null;
          return (
            <Text key={name} size="xs" c="dimmed">
              {t(name === 'lift' && isRefusal(hold) ? 'hold.refusalBy' : `hold.${name}By`, {
                who: people.get(by)?.name ?? '',
                at: moment(at, language),
              })}
            </Text>
          );
        })}
        {barred ? (
          <Text size="sm" c="dimmed">
            {t('hold.other')}
          </Text>
        ) : (
          <Steps hold={hold} steps={steps} />
        )}
      </Stack>
    </section>
  );
}

function Steps({ hold, steps }: { hold: Hold; steps: readonly Step[] }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: (step: Step) =>
      post<Hold>(`/holds/${hold.id}/step`, { step, ...(needsReason(step) ? { reason } : {}) }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['holds'] });
      void client.invalidateQueries({ queryKey: ['retention'] });
    },
  });
  if (steps.length === 0) return null;
  return (
    <>
      <ProblemAlert error={take.error} />
      {steps.some(needsReason) && (
        <Textarea
          size="xs"
          label={t(steps.includes('refuse') ? 'hold.refuseReason' : 'hold.liftReason')}
          autosize
          minRows={1}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      )}
      <Group gap="xs">
        {steps.map((step) => (
          <Button
            key={step}
            size="xs"
            variant="default"
            disabled={needsReason(step) && reason.trim() === ''}
            loading={take.isPending && take.variables === step}
            onClick={() => {
              take.mutate(step);
            }}
          >
            {t(`holdStep.${step}`)}
          </Button>
        ))}
      </Group>
    </>
  );
}

function isRefusal({ state }: Hold): boolean {
  return state === 'refuse-proposed' || state === 'refused';
}

/** What ends a hold is reasoned. */
function needsReason(step: Step): boolean {
  return step === 'ask-lift' || step === 'refuse';
}
