import { Alert, Badge, Button, Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CampaignView, NoticeStep, Progress as Figures } from '../../api/campaign-types';
import { api, post } from '../../api/client';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { moment, shortMoment } from '../../lib/format';
import { useShortcut } from '../../shell/shortcuts';
import { Card, Pairs } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useCampaignAction } from './use-campaign-action';
import { usePreview } from './use-preview';

const COUNT_ORDER = [
  'pending',
  'sending',
  'accepted',
  'acknowledged',
  'bounced',
  'failed',
  'returned',
  'misdelivered',
  'unknown',
] as const;
const STEPS: readonly NoticeStep[] = ['email', 'letter', 'phone', 'substitute'];

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, n) => total + n, 0);

/** How many have been told, by which step, and the buttons that move the campaign. */
export function Sending({ campaign }: { campaign: CampaignView }) {
  const { t, word } = useI18n();
  const { counts } = campaign;
  const total = sum(counts);
  const told = counts.accepted + counts.acknowledged;
  const stuck = counts.unknown;
  const share = (part: number): number => (total === 0 ? 0 : (part / total) * 100);
  return (
    <Card title={t('campaign.progress')}>
      <Stack gap="sm">
        <Progress.Root size="xl" aria-label={t('campaign.progressLabel', { done: told, total })}>
          <Progress.Section value={share(told)} color="green" aria-label={word('party', 'accepted')} />
          <Progress.Section value={share(stuck)} color="red" aria-label={word('party', 'unknown')} />
        </Progress.Root>
        <Text size="sm">{t('campaign.progressLabel', { done: told, total })}</Text>
        {STEPS.filter((step) => sum(campaign.steps[step]) > 0).map((step) => (
          <StepCounts key={step} step={step} counts={campaign.steps[step]} />
        ))}
        {sum(campaign.steps.substitute) > 0 && (
          <Text size="xs" c="dimmed">
            {t('campaign.substituteHint')}
          </Text>
        )}
        {stuck > 0 && <Alert color="orange">{t('campaign.unknownHint')}</Alert>}
        <Speed campaign={campaign} />
        <Moves campaign={campaign} />
      </Stack>
    </Card>
  );
}

function StepCounts({ step, counts }: { step: NoticeStep; counts: Record<string, number> }) {
  const { word } = useI18n();
  return (
    <Group gap="xs">
      <Text size="sm" fw={600}>
        {word('step', step)}
      </Text>
      {COUNT_ORDER.filter((state) => (counts[state] ?? 0) > 0).map((state) => (
        <Badge key={state} variant="default" tt="none">
          {word('lstate', `${step}.${state}`)} {counts[state]}
        </Badge>
      ))}
    </Group>
  );
}

/** Figures of the e-mails on their way; asked for only while there are some. */
function Speed({ campaign }: { campaign: CampaignView }) {
  const { t, language } = useI18n();
  const moving = campaign.state === 'canary' || campaign.state === 'running';
  const figures = useQuery({
    queryKey: ['campaign', campaign.id, 'progress'],
    queryFn: () => api<Figures>(`/campaigns/${campaign.id}/progress`),
    enabled: moving,
    refetchInterval: 5_000,
  });
  if (!moving || !figures.data || figures.data.remaining === 0) return null;
  const { remaining, perMinute, etaAt } = figures.data;
  return (
    <Pairs
      of={[
        [t('campaign.remaining'), remaining.toLocaleString()],
        [t('campaign.perMinute'), perMinute === 0 ? null : perMinute.toLocaleString()],
        [t('campaign.eta'), etaAt === null ? null : moment(etaAt, language)],
      ]}
    />
  );
}

function Moves({ campaign }: { campaign: CampaignView }) {
  const { t } = useI18n();
  const can = useCan();
  const [despite, setDespite] = useState('');
  const buttons = useRef<HTMLDivElement>(null);
  // As with approving: a key leads there, Enter does it.
  useShortcut('s', t('campaign.toMoves'), () => buttons.current?.querySelector('button')?.focus(), {
    enabled: can('notices:write'),
  });
  const move = useCampaignAction(
    campaign,
    ({ path, body }: { path: string; body?: unknown }) => post(`/campaigns/${campaign.id}/${path}`, body),
    // The button that was pressed gives way to others; none of them is to be pressed by the next Enter.
    () => buttons.current?.focus(),
  );
  if (!can('notices:write')) return null;
  const button = (
    label: string,
    path: string,
    options: { color?: string; body?: unknown; disabled?: boolean } = {},
  ) => (
    <Button
      {...(options.color === undefined ? {} : { color: options.color })}
      disabled={options.disabled ?? false}
      loading={move.isPending}
      onClick={() => {
        move.mutate({ path, body: options.body });
      }}
    >
      {label}
    </Button>
  );
  const { state, stage, hold } = campaign;
  const failed = hold === 'canary-failed';
  return (
    <Stack gap="sm">
      {state === 'scheduled' && (
        <Alert color="blue">{t('campaign.scheduled', { at: shortMoment(campaign.startsAt) })}</Alert>
      )}
      {state === 'canary' && hold !== null && (
        <Alert color={failed ? 'red' : 'blue'} title={t(failed ? 'campaign.trialFailed' : 'campaign.trialPassed')}>
          {t(stage === 'own' ? 'campaign.afterOwn' : 'campaign.afterTen')}
        </Alert>
      )}
      {state === 'canary' && failed && <Despite value={despite} onChange={setDespite} />}
      {state === 'approved' && <BeforeStart campaign={campaign} />}
      <ProblemAlert error={move.error} />
      <Group ref={buttons} role="group" aria-label={t('campaign.moves')} tabIndex={-1}>
        {(state === 'approved' || state === 'paused') && button(t('campaign.start'), 'start')}
        {state === 'scheduled' && button(t('campaign.cancelStart'), 'cancel', { color: 'red' })}
        {state === 'canary' &&
          hold !== null &&
          can('notices:release') &&
          button(t(stage === 'own' ? 'campaign.releaseTen' : 'campaign.releaseAll'), 'release', {
            body: failed ? { despite } : {},
            disabled: failed && despite === '',
          })}
        {(state === 'running' || state === 'canary') && button(t('campaign.pause'), 'pause', { color: 'red' })}
      </Group>
    </Stack>
  );
}

/** What pressing the button begins, said before it is pressed. */
function BeforeStart({ campaign }: { campaign: CampaignView }) {
  const { t } = useI18n();
  const preview = usePreview(campaign);
  if (!preview.data) return null;
  const count = sum(campaign.counts).toLocaleString();
  const minutes = Math.round(preview.data.undoSeconds / 60);
  return (
    <Text size="sm">
      {minutes > 0 ? t('campaign.beforeStart', { minutes, count }) : t('campaign.beforeStartNow', { count })}
    </Text>
  );
}

function Despite({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t, word } = useI18n();
  const reasons = ['own-address-wrong', 'person-unreachable', 'fault-mended'];
  return (
    <NativeSelect
      label={t('campaign.despite')}
      value={value}
      data={[{ value: '', label: '—' }, ...reasons.map((one) => ({ value: one, label: word('despite', one) }))]}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
