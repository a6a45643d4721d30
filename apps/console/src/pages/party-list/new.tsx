import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Campaign } from '../../api/incident-types';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { bytes } from '../../lib/format';
import { Card, Page, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import type { ListView } from './types';

const FIELDS = ['query', 'extract', 'extractedBy', 'releasedBy'] as const;
type Given = Record<(typeof FIELDS)[number], string>;

/** A list for a campaign: first where it comes from, then the file. */
export default function NewPartyList() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const campaign = useQuery({ queryKey: ['campaign', id], queryFn: () => api<Campaign>(`/campaigns/${id}`) });
  return (
    <Page
      title={t('lists.new')}
      explain={t('lists.newExplain')}
      actions={
        <Anchor component={Link} to={`/campaigns/${id}`} size="sm">
          {t('lists.backToCampaign')}
        </Anchor>
      }
    >
      {pending(campaign) ?? (campaign.data && <Form campaign={campaign.data} />)}
    </Page>
  );
}

function Form({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [given, setGiven] = useState<Given>({ query: '', extract: '', extractedBy: '', releasedBy: '' });
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (chosen: File) => {
      const form = new FormData();
      for (const field of FIELDS) form.append(field, given[field]);
      // The file comes last: the desk seals it while it arrives.
      form.append('file', chosen, chosen.name);
      const path = `/incidents/${campaign.incidentId}/lists?campaignId=${campaign.id}`;
      return api<ListView>(path, { method: 'POST', body: form });
    },
    onSuccess: (made) => navigate(`/party-lists/${made.id}`),
  });
  const missing = FIELDS.some((field) => field !== 'extractedBy' && given[field].trim() === '');
  return (
    <Card>
      <Stack gap="sm" maw={720}>
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            label={t(`lists.${field}`)}
            description={t(`lists.${field}Hint`)}
            required={field !== 'extractedBy'}
            value={given[field]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setGiven((before) => ({ ...before, [field]: value }));
            }}
          />
        ))}
        <div>
          <Group gap="sm">
            <input
              ref={input}
              type="file"
              hidden
              accept=".csv,.tsv,.txt,.xlsx"
              aria-label={t('lists.file')}
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? null);
              }}
            />
            <Button variant="default" onClick={() => input.current?.click()}>
              {t('imports.choose')}
            </Button>
            <Text size="sm" role="status">
              {file === null ? t('lists.noFile') : `${file.name}（${bytes(file.size)}）`}
            </Text>
          </Group>
          <Text size="sm" c="dimmed" mt={6}>
            {t('lists.kinds')}
          </Text>
        </div>
        <ProblemAlert error={upload.error} />
        <Group>
          <Button
            disabled={file === null || missing}
            loading={upload.isPending}
            onClick={() => {
              if (file !== null) upload.mutate(file);
            }}
          >
            {t('lists.upload')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
