import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { CampaignView } from '../../api/campaign-types';
import { post } from '../../api/client';
import { useI18n } from '../../i18n';
import { isEnter } from '../../lib/ime';
import { useFields } from '../../lib/use-fields';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useCampaignAction } from './use-campaign-action';

/** Somebody calls or writes with the code of their notice: it is confirmed. */
export function CodeCard({ campaign }: { campaign: CampaignView }) {
  const { t, word } = useI18n();
  const form = useFields({ code: '', means: 'phone' });
  const confirm = useCampaignAction(
    campaign,
    () => post('/notice-codes', form.values),
    () => {
      form.set({ code: '' });
    },
  );
  const save = (): void => {
    if (form.filled('code') && !confirm.isPending) confirm.mutate();
  };
  return (
    <Card title={t('codes.title')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('codes.hint')}
        </Text>
        <div className="mado-fields">
          <TextInput
            label={t('calls.code')}
            required
            placeholder="0123-4567-89AB"
            autoComplete="off"
            {...form.bind('code')}
            onKeyDown={(event) => {
              if (isEnter(event)) save();
            }}
          />
          <NativeSelect
            label={t('codes.means')}
            data={['phone', 'letter', 'in-person'].map((value) => ({ value, label: word('told', value) }))}
            {...form.bind('means')}
          />
        </div>
        <ProblemAlert error={confirm.error} />
        <Group>
          <Button variant="default" disabled={!form.filled('code')} loading={confirm.isPending} onClick={save}>
            {t('codes.confirm')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
