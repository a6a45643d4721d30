import { Alert, Badge, Button, Group, List, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignView, Measure, SubstituteBoard } from '../../api/campaign-types';
import { api, post } from '../../api/client';
import { useCan, useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { due, shortMoment } from '../../lib/format';
import { useFields } from '../../lib/use-fields';
import { DateField } from '../../ui/date-field';
import { Who } from '../../ui/entry-parts';
import { Card, Pairs, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useCampaignAction } from './use-campaign-action';

/** What is published in place of notices to those whom nothing else reached. */
export function Substitutes({ campaign }: { campaign: CampaignView }) {
  const { t } = useI18n();
  const can = useCan();
  const board = useQuery({
    queryKey: ['campaign', campaign.id, 'substitutes'],
    queryFn: () => api<SubstituteBoard>(`/campaigns/${campaign.id}/substitutes`),
    refetchOnWindowFocus: false,
  });
  if (!board.data) return pending(board);
  const { waiting, measures } = board.data;
  const open = measures.find(({ state }) => state === 'draft');
  const decided = measures.some(({ state }) => state === 'decided');
  return (
    <Stack>
      <Alert color={waiting > 0 ? 'orange' : 'gray'}>{t('substitute.waiting', { count: waiting })}</Alert>
      {measures.map((measure) => (
        <MeasureCard key={measure.id} campaign={campaign} measure={measure} waiting={waiting} />
      ))}
      {can('notices:write') && !decided && (
        <WriteMeasure key={open?.textHash ?? 'new'} campaign={campaign} open={open} />
      )}
    </Stack>
  );
}

function MeasureCard({ campaign, measure, waiting }: { campaign: CampaignView; measure: Measure; waiting: number }) {
  const { t, word, language } = useI18n();
  const can = useCan();
  const { user } = useSession();
  return (
    <Card
      title={t('substitute.title')}
      actions={
        <Badge variant="light" tt="none">
          {word('measureState', measure.state)}
        </Badge>
      }
    >
      <Stack gap="sm">
        <div className="mado-text">{measure.text}</div>
        <Pairs
          of={[
            [t('substitute.hotline'), measure.hotline],
            [t('substitute.writtenBy'), <Who actorId={measure.draftedBy} />],
            [t('substitute.decidedBy'), measure.decidedBy === null ? null : <Who actorId={measure.decidedBy} />],
            [t('substitute.decidedAt'), measure.decidedAt === null ? null : shortMoment(measure.decidedAt)],
            [t('substitute.reason'), measure.reason],
            [t('substitute.persons'), measure.persons],
            [t('substitute.publishedOn'), measure.publishedOn === null ? null : due(measure.publishedOn, language)],
            [t('substitute.place'), measure.place],
          ]}
        />
        {measure.state !== 'published' && measure.lint.length > 0 && (
          <Alert color="orange" title={t('substitute.lint')}>
            <List size="sm">
              {measure.lint.map(({ code }) => (
                <List.Item key={code}>{word('lint', code)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {can('notices:approve') &&
          measure.state !== 'decided' &&
          waiting > 0 &&
          (measure.draftedBy === user.id ? (
            <Text size="sm">{t('substitute.reasonHint')}</Text>
          ) : (
            <Decide campaign={campaign} measure={measure} />
          ))}
        {can('notices:write') && measure.state === 'decided' && <Publish campaign={campaign} measure={measure} />}
      </Stack>
    </Card>
  );
}

function Decide({ campaign, measure }: { campaign: CampaignView; measure: Measure }) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const decide = useCampaignAction(campaign, () =>
    post(`/substitutes/${measure.id}/decision`, { reason: reason.trim(), textHash: measure.textHash }),
  );
  return (
    <Stack gap="sm">
      <Textarea
        label={t('substitute.reason')}
        description={t('substitute.reasonHint')}
        required
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
      <ProblemAlert error={decide.error} />
      <Group>
        <Button
          disabled={reason.trim() === ''}
          loading={decide.isPending}
          onClick={() => {
            decide.mutate();
          }}
        >
          {t(measure.state === 'published' ? 'substitute.extend' : 'substitute.decide')}
        </Button>
      </Group>
    </Stack>
  );
}

function Publish({ campaign, measure }: { campaign: CampaignView; measure: Measure }) {
  const { t } = useI18n();
  const form = useFields({ on: '', place: '' });
  const publish = useCampaignAction(campaign, () => post(`/substitutes/${measure.id}/publication`, form.values));
  return (
    <Stack gap="sm">
      <div className="mado-fields">
        <DateField kind="day" label={t('substitute.publishedOn')} required {...form.date('on')} />
        <TextInput label={t('substitute.place')} required {...form.bind('place')} />
      </div>
      <ProblemAlert error={publish.error} />
      <Group>
        <Button
          disabled={!form.filled('on', 'place')}
          loading={publish.isPending}
          onClick={() => {
            publish.mutate();
          }}
        >
          {t('substitute.publish')}
        </Button>
      </Group>
    </Stack>
  );
}

function WriteMeasure({ campaign, open }: { campaign: CampaignView; open: Measure | undefined }) {
  const { t } = useI18n();
  const form = useFields({ text: open?.text ?? '', hotline: open?.hotline ?? '' });
  const write = useCampaignAction(campaign, () =>
    api(`/campaigns/${campaign.id}/substitutes`, { method: 'PUT', body: form.values }),
  );
  return (
    <Card title={t(open === undefined ? 'substitute.write' : 'substitute.rewrite')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('substitute.writeHint')}
        </Text>
        <Textarea label={t('substitute.text')} required rows={10} {...form.bind('text')} />
        <TextInput label={t('substitute.hotline')} required {...form.bind('hotline')} />
        <ProblemAlert error={write.error} />
        <Group>
          <Button
            variant="default"
            disabled={!form.filled('text', 'hotline')}
            loading={write.isPending}
            onClick={() => {
              write.mutate();
            }}
          >
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
