import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Campaign } from '../../api/incident-types';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

/** The notice's words, to read before approving and to correct before sending. */
export function Words({ campaign, mayEdit }: { campaign: Campaign; mayEdit: boolean }) {
  const { t } = useI18n();
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <EditWords
        campaign={campaign}
        onDone={() => {
          setEditing(false);
        }}
      />
    );
  }
  return (
    <Card
      title={campaign.subject}
      actions={
        mayEdit ? (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              setEditing(true);
            }}
          >
            {t('campaign.editBody')}
          </Button>
        ) : undefined
      }
    >
      <div className="mado-text">{campaign.body}</div>
    </Card>
  );
}

function EditWords({ campaign, onDone }: { campaign: Campaign; onDone: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const [subject, setSubject] = useState(campaign.subject);
  const [body, setBody] = useState(campaign.body);
  const save = useMutation({
    mutationFn: () => api(`/campaigns/${campaign.id}`, { method: 'PUT', body: { subject, body } }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
      onDone();
    },
  });
  return (
    <Card title={t('campaign.editBody')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('campaign.editHint')}
        </Text>
        <TextInput
          label={t('campaign.subject')}
          value={subject}
          onChange={(event) => {
            setSubject(event.currentTarget.value);
          }}
        />
        <Textarea
          label={t('campaign.body')}
          rows={20}
          value={body}
          onChange={(event) => {
            setBody(event.currentTarget.value);
          }}
        />
        <ProblemAlert error={save.error} />
        <Group>
          <Button
            loading={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            {t('action.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
