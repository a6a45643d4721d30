import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CampaignView } from '../../api/campaign-types';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { fillPlaces, openPlaces } from './text-parts';
import { useCampaignAction } from './use-campaign-action';

/** The places 〔…〕 of the text as fields; nothing shows once all are written. */
export function FillPlaces({ campaign }: { campaign: CampaignView }) {
  const { t } = useI18n();
  const places = openPlaces(campaign.body);
  const [answers, setAnswers] = useState<Record<number, string>>({});
  const written = places.map((_, at) => answers[at] ?? '');
  const save = useCampaignAction(
    campaign,
    () => {
      const { subject, body } = campaign;
      return api(`/campaigns/${campaign.id}`, { method: 'PUT', body: { subject, body: fillPlaces(body, written) } });
    },
    () => {
      setAnswers({});
    },
  );
  if (places.length === 0) return null;
  return (
    <Card title={t('campaign.fillIn', { count: places.length })}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('campaign.editHint')}
        </Text>
        {places.map((asks, at) => (
          <Textarea
            key={at}
            label={asks === '' ? `〔${String(at + 1)}〕` : asks}
            autosize
            minRows={1}
            value={answers[at] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setAnswers((before) => ({ ...before, [at]: value }));
            }}
          />
        ))}
        <ProblemAlert error={save.error} />
        <Group>
          <Button
            variant="default"
            disabled={written.every((answer) => answer.trim() === '')}
            loading={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            {t('campaign.fillInSave')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
