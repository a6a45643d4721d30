import { Badge, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignView } from '../../api/campaign-types';
import { api } from '../../api/client';
import type { NoticeTemplate } from '../../api/incident-types';
import { useI18n } from '../../i18n';
import { listOf } from '../../lib/lists';
import { useFields } from '../../lib/use-fields';
import { ConflictDialog } from '../../ui/conflict-dialog';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useCampaignAction } from './use-campaign-action';
import { asOneText, standingWords, type NoticeWords } from './words-conflict';
import { Written } from './written';

const LANGUAGES = ['ja', 'en', 'plain'];

/** The words in further languages; each person gets their own, where there is one. */
export function Languages({ campaign, mayEdit }: { campaign: CampaignView; mayEdit: boolean }) {
  const { t, word } = useI18n();
  const [editing, setEditing] = useState<string | null>(null);
  const others = LANGUAGES.filter((language) => language !== campaign.language);
  if (!mayEdit && campaign.texts.length === 0) return null;
  if (editing !== null) {
    return (
      <EditLanguage
        key={editing}
        campaign={campaign}
        language={editing}
        onDone={() => {
          setEditing(null);
        }}
      />
    );
  }
  return (
    <Card title={t('campaign.languages')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('campaign.languagesHint')}
        </Text>
        {campaign.texts.map(({ language, subject, body }) => (
          <details key={language}>
            <summary>
              <Badge variant="light" tt="none">
                {word('noticeLanguage', language)}
              </Badge>{' '}
              {subject}
            </summary>
            <div className="mado-text">
              <Written text={body} />
            </div>
          </details>
        ))}
        {mayEdit && (
          <Group>
            <NativeSelect
              aria-label={t('campaign.writeLanguage')}
              value=""
              data={[
                { value: '', label: t('campaign.writeLanguage') },
                ...others.map((value) => ({ value, label: word('noticeLanguage', value) })),
              ]}
              onChange={(event) => {
                if (event.currentTarget.value !== '') setEditing(event.currentTarget.value);
              }}
            />
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function EditLanguage({
  campaign,
  language,
  onDone,
}: {
  campaign: CampaignView;
  language: string;
  onDone: () => void;
}) {
  const { t, word } = useI18n();
  const known = campaign.texts.find((text) => text.language === language);
  const templates = useQuery({
    queryKey: ['notice-templates'],
    queryFn: async () => listOf<NoticeTemplate>(await api('/notice-templates')),
    staleTime: Infinity,
  });
  const form = useFields({ subject: known?.subject ?? '', body: known?.body ?? '' });
  const [seen, setSeen] = useState(known?.version ?? '');
  const save = useCampaignAction(
    campaign,
    ({ words, over }: { words: NoticeWords | null; over: string }) =>
      api(`/campaigns/${campaign.id}/texts`, {
        method: 'PUT',
        body: { [language]: words, seen: { [language]: over } },
      }),
    onDone,
  );
  const standing = standingWords(save.error);
  const client = useQueryClient();
  /** The question is answered or left: what the page shows beside is what stands now. */
  const settle = (): void => {
    save.reset();
    void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
  };
  const template = templates.data?.find((one) => one.language === language);
  return (
    <Card title={word('noticeLanguage', language)}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('campaign.editHint')} {t('campaign.blanksHint')}
        </Text>
        {template !== undefined && (
          <Group>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                form.set({ subject: template.subject, body: template.body });
              }}
            >
              {t('campaign.useTemplate')}
            </Button>
          </Group>
        )}
        <TextInput label={t('campaign.subject')} required {...form.bind('subject')} />
        <Textarea label={t('campaign.body')} required rows={16} {...form.bind('body')} />
        {standing === null && <ProblemAlert error={save.error} />}
        <Group>
          <Button
            disabled={!form.filled('subject', 'body')}
            loading={save.isPending}
            onClick={() => {
              save.mutate({ words: form.values, over: seen });
            }}
          >
            {t('action.save')}
          </Button>
          {known !== undefined && (
            <Button
              color="red"
              variant="light"
              onClick={() => {
                save.mutate({ words: null, over: seen });
              }}
            >
              {t('campaign.dropLanguage')}
            </Button>
          )}
          <Button variant="default" onClick={onDone}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
      {standing !== null && (
        <ConflictDialog
          yours={asOneText(save.variables?.words ?? null, t('campaign.dropLanguage'))}
          current={asOneText(standing.words, t('campaign.languageGone'))}
          onKeepYours={() => {
            save.mutate({ words: save.variables?.words ?? null, over: standing.version });
          }}
          onTakeCurrent={() => {
            if (standing.words !== null) form.set(standing.words);
            setSeen(standing.version);
            settle();
            if (standing.words === null) onDone();
          }}
          onClose={settle}
        />
      )}
    </Card>
  );
}
