import { Anchor, Badge, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, post } from '../../api/client';
import type { CampaignRow, NoticeTemplate } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { listOf } from '../../lib/lists';
import { Card, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';

const PURPOSES = ['first', 'correction'];

/** The notices of an incident, and the form that begins one. */
export function Campaigns({ incidentId }: { incidentId: string }) {
  const { t, word, language } = useI18n();
  const can = useCan();
  const campaigns = useQuery({
    queryKey: ['campaigns', incidentId],
    queryFn: async () => listOf<CampaignRow>(await api(`/incidents/${incidentId}/campaigns`)),
  });
  const rows = campaigns.data ?? [];
  return (
    <Stack>
      <Card title={t('incident.campaigns')}>
        {pending(campaigns)}
        {campaigns.data && rows.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('incident.noCampaigns')}
          </Text>
        )}
        <Stack gap="xs">
          {rows.map((row) => (
            <Group key={row.id} gap="sm">
              <Anchor component={Link} to={`/campaigns/${row.id}`}>
                {t('incident.campaignOf', { at: moment(row.createdAt, language) })}
              </Anchor>
              <Badge variant="light" tt="none">
                {word('cstate', row.state)}
              </Badge>
              {row.purpose === 'correction' && <Text size="sm">{t('campaignPurpose.correction')}</Text>}
            </Group>
          ))}
        </Stack>
      </Card>
      {can('notices:write') && <NewCampaign incidentId={incidentId} />}
    </Stack>
  );
}

function NewCampaign({ incidentId }: { incidentId: string }) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const navigate = useNavigate();
  const [form, setForm] = useState({ templateId: '', subject: '', body: '', language: 'ja', purpose: 'first' });
  const templates = useQuery({
    queryKey: ['notice-templates'],
    queryFn: async () => listOf<NoticeTemplate>(await api('/notice-templates')),
    staleTime: Infinity,
  });
  const create = useMutation({
    mutationFn: () => {
      const { templateId, ...text } = form;
      return post<{ id: string }>(`/incidents/${incidentId}/campaigns`, {
        ...text,
        ...(templateId === '' ? {} : { templateId }),
      });
    },
    onSuccess: (made) => navigate(`/campaigns/${made.id}`),
  });
  const choose = (id: string): void => {
    const template = templates.data?.find((one) => one.id === id);
    setForm((before) =>
      template
        ? { ...before, templateId: id, subject: template.subject, body: template.body, language: template.language }
        : { ...before, templateId: '' },
    );
  };
  return (
    <Card title={t('campaign.new')}>
      <Stack gap="sm">
        <NativeSelect
          label={t('campaign.purpose')}
          description={t('campaign.purposeHint')}
          data={PURPOSES.map((value) => ({ value, label: word('campaignPurpose', value) }))}
          value={form.purpose}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setForm((before) => ({ ...before, purpose: value }));
          }}
        />
        <NativeSelect
          label={t('campaign.template')}
          data={[
            { value: '', label: t('campaign.noTemplate') },
            ...(templates.data ?? []).map((one) => ({ value: one.id, label: bilingual(one.title ?? one.id) })),
          ]}
          value={form.templateId}
          onChange={(event) => {
            choose(event.currentTarget.value);
          }}
        />
        <TextInput
          label={t('campaign.subject')}
          required
          value={form.subject}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setForm((before) => ({ ...before, subject: value }));
          }}
        />
        <Textarea
          label={t('campaign.body')}
          description={t('campaign.blanksHint')}
          required
          rows={16}
          value={form.body}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setForm((before) => ({ ...before, body: value }));
          }}
        />
        <ProblemAlert error={create.error ?? templates.error} />
        <Group>
          <Button
            disabled={form.subject.trim() === '' || form.body.trim() === ''}
            loading={create.isPending}
            onClick={() => {
              create.mutate();
            }}
          >
            {t('campaign.new')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
