import { Alert, Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { readParties } from './party-lines';

interface ListChange {
  added: number;
  repeated: number;
  refused: { index: number; code: string }[];
}

const ROLES = ['subscriber', 'counterparty', 'unidentified'];
const LANGUAGES = ['ja', 'en', 'plain'];

/** People typed in, all at one end of the communication and told in one language. */
export function AddParties({ campaignId }: { campaignId: string }) {
  const { t, word } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState('subscriber');
  const [language, setLanguage] = useState('ja');
  const { parties, badLines } = readParties(typed);
  const add = useMutation({
    mutationFn: () =>
      post<ListChange>(`/campaigns/${campaignId}/parties`, {
        parties: parties.map((party) => ({ ...party, role, language })),
      }),
    onSuccess: () => {
      notes.done();
      setTyped('');
      void client.invalidateQueries({ queryKey: ['campaign', campaignId] });
    },
  });
  const refused = add.data?.refused ?? [];
  return (
    <Card title={t('campaign.addParties')}>
      <Stack gap="sm">
        <Textarea
          aria-label={t('campaign.addParties')}
          description={t('campaign.partiesHint')}
          rows={5}
          value={typed}
          error={badLines.length > 0 ? t('campaign.badLines', { lines: badLines.join(', ') }) : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label={t('lists.role')}
            value={role}
            data={ROLES.map((value) => ({ value, label: word('partyRole', value) }))}
            onChange={(event) => {
              setRole(event.currentTarget.value);
            }}
          />
          <NativeSelect
            label={t('lists.language')}
            value={language}
            data={LANGUAGES.map((value) => ({ value, label: word('partyLanguage', value) }))}
            onChange={(event) => {
              setLanguage(event.currentTarget.value);
            }}
          />
        </Group>
        {refused.length > 0 && (
          <Alert color="orange">
            {t('campaign.refused', {
              lines: refused.map((one) => `${String(one.index + 1)} (${one.code})`).join(', '),
            })}
          </Alert>
        )}
        <ProblemAlert error={add.error} />
        <Group>
          <Button
            variant="default"
            disabled={parties.length === 0 || badLines.length > 0}
            loading={add.isPending}
            onClick={() => {
              add.mutate();
            }}
          >
            {t('campaign.addParties')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
