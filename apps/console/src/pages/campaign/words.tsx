import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignPreview, CampaignView } from '../../api/campaign-types';
import { api } from '../../api/client';
import { useI18n, type MessageKey } from '../../i18n';
import { ConflictDialog } from '../../ui/conflict-dialog';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { usePreview } from './use-preview';
import { asOneText, isOtherWords, standingWords, type StandingWords } from './words-conflict';
import { Written } from './written';

interface WordsProps {
  campaign: CampaignView;
  mayEdit: boolean;
  /** Whether the words are being corrected. */
  editing: boolean;
  onEditing: (editing: boolean) => void;
}

/** The notice's words as they arrive, or with their blanks; read before approving and corrected before sending. */
export function Words({ campaign, mayEdit, editing, onEditing: setEditing }: WordsProps) {
  const { t } = useI18n();
  const [blanks, setBlanks] = useState(false);
  const preview = usePreview(campaign);
  const first = preview.data?.first ?? null;
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
  const shown = first !== null && !blanks ? first : null;
  return (
    <Card
      title={shown?.subject ?? campaign.subject}
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
      {first !== null && <Views arrives={!blanks} onBlanks={setBlanks} />}
      {shown !== null && <ArrivesAt of={shown} />}
      <div className="mado-text">
        <Written text={shown?.body ?? campaign.body} />
      </div>
    </Card>
  );
}

function Views({ arrives, onBlanks }: { arrives: boolean; onBlanks: (blanks: boolean) => void }) {
  const { t } = useI18n();
  const view = (label: MessageKey, blanks: boolean) => (
    <Button
      size="compact-sm"
      variant={blanks === arrives ? 'subtle' : 'light'}
      aria-pressed={blanks !== arrives}
      onClick={() => {
        onBlanks(blanks);
      }}
    >
      {t(label)}
    </Button>
  );
  return (
    <Group gap={4} mb="xs" role="group" aria-label={t('campaign.view')}>
      {view('campaign.asArrives', false)}
      {view('campaign.withBlanks', true)}
    </Group>
  );
}

function ArrivesAt({ of }: { of: NonNullable<CampaignPreview['first']> }) {
  const { t, word } = useI18n();
  return (
    <Text size="xs" c="dimmed" mb="sm">
      {t('campaign.arrivesAt', { label: of.label, language: word('noticeLanguage', of.language) })}
    </Text>
  );
}

function EditWords({ campaign, onDone }: { campaign: CampaignView; onDone: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const [subject, setSubject] = useState(campaign.subject);
  const [body, setBody] = useState(campaign.body);
  const [begun] = useState(campaign.version);
  const [seen, setSeen] = useState(begun);
  const changed = isOtherWords(campaign.version, [begun, seen]);
  const save = useMutation({
    mutationFn: (over: string) =>
      api(`/campaigns/${campaign.id}`, { method: 'PUT', body: { subject, body, seen: over } }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
      onDone();
    },
  });
  const standing = standingWords(save.error);
  const take = ({ words, version }: StandingWords): void => {
    if (words !== null) {
      setSubject(words.subject);
      setBody(words.body);
    }
    setSeen(version);
    save.reset();
    void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
  };
  return (
    <Card title={t('campaign.editBody')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('campaign.editHint')} {t('campaign.blanksHint')}
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
        {changed && !save.isPending && !save.isSuccess && (
          <Alert color="orange" role="status">
            {t('campaign.wordsChanged')}
          </Alert>
        )}
        {standing === null && <ProblemAlert error={save.error} />}
        <Group>
          <Button
            loading={save.isPending}
            onClick={() => {
              save.mutate(seen);
            }}
          >
            {t('action.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
      {standing !== null && (
        <ConflictDialog
          yours={asOneText({ subject, body }, '')}
          current={asOneText(standing.words, '')}
          onKeepYours={() => {
            save.mutate(standing.version);
          }}
          onTakeCurrent={() => {
            take(standing);
          }}
          onClose={() => {
            save.reset();
          }}
        />
      )}
    </Card>
  );
}
