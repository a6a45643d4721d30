import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignView } from '../../api/campaign-types';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { fillPlaces, keptAnswers, placesOf } from './text-parts';
import { useCampaignAction } from './use-campaign-action';
import { standingWords } from './words-conflict';

/** The places 〔…〕 of the text as fields; nothing shows once all are written. Hidden, it keeps what was written. */
export function FillPlaces({ campaign, hidden }: { campaign: CampaignView; hidden: boolean }) {
  const { t } = useI18n();
  const places = placesOf(campaign.body);
  const { answers, setAnswers, changed, onSave } = useAnswers(campaign.body);
  const written = places.map(({ key }) => answers[key] ?? '');
  const client = useQueryClient();
  const save = useCampaignAction(campaign, () => {
    const { subject, version: seen } = campaign;
    const body = fillPlaces(campaign.body, written);
    onSave(body);
    return api(`/campaigns/${campaign.id}`, { method: 'PUT', body: { subject, body, seen } }).catch(
      (error: unknown) => {
        // The words as they stand now come in; what was filled in stays where its place still does.
        if (standingWords(error) !== null) void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
        throw error;
      },
    );
  });
  const standing = standingWords(save.error);
  const refused = standing !== null && places.length > 0;
  const notice = (changed || refused) && (
    <Alert color="orange" role="status">
      {t(refused ? 'campaign.fillInRefused' : 'campaign.fillInChanged')}
    </Alert>
  );
  if (places.length === 0) return notice;
  return (
    <div hidden={hidden}>
      <Card title={t('campaign.fillIn', { count: places.length })}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('campaign.editHint')}
          </Text>
          {notice}
          {places.map(({ key, asks }, at) => (
            <Textarea
              key={key}
              label={asks === '' ? `〔${String(at + 1)}〕` : asks}
              autosize
              minRows={1}
              value={answers[key] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setAnswers((before) => ({ ...before, [key]: value }));
              }}
            />
          ))}
          {standing === null && <ProblemAlert error={save.error} />}
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
    </div>
  );
}

/**
 * What was written for the places, by their questions. When the words change, what was written for a place that is gone goes
 * with it, and `changed` says so unless it was this form that changed them.
 */
function useAnswers(body: string) {
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [seen, setSeen] = useState(body);
  const [saved, setSaved] = useState<{ body: string; keys: readonly string[] } | null>(null);
  const [changed, setChanged] = useState(false);
  const written = Object.keys(answers).filter((key) => answers[key]?.trim() !== '');
  if (seen !== body) {
    const done = saved?.body === body ? saved.keys : [];
    setSeen(body);
    setAnswers(keptAnswers(Object.fromEntries(Object.entries(answers).filter(([key]) => !done.includes(key))), body));
    setChanged(written.length > 0 && saved?.body !== body);
    setSaved(null);
  }
  const onSave = (words: string): void => {
    setSaved({ body: words, keys: written });
  };
  return { answers, setAnswers, changed, onSave };
}
