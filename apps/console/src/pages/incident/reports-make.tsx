import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import type { ReportDetail, ReportForm, ReportKind } from '../../api/report-types';
import { useI18n } from '../../i18n';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

interface MakeProps {
  incident: Incident;
  form: ReportForm;
  onMade: (id: string) => void;
}

/** The first version is an original; once one was handed in, corrections and supplements follow, with a reason. */
export function MakeReport({ incident, form, onMade }: MakeProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const later = form.versions.some((version) => version.state === 'submitted');
  const make = useIncidentAction(incident.id, async (kind: ReportKind) => {
    const body = { form: form.form.id, kind, ...(later ? { reason: reason.trim() } : {}) };
    const made = await post<ReportDetail>(`/incidents/${incident.id}/reports`, body);
    setReason('');
    onMade(made.id);
  });
  const kinds = later
    ? ([
        ['correction', 'report.makeCorrection'],
        ['supplement', 'report.makeSupplement'],
      ] as const)
    : ([['original', 'report.make']] as const);
  return (
    <Stack gap="xs">
      {later && (
        <Textarea
          label={t('report.reason')}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      )}
      <ProblemAlert error={make.error} />
      <Group gap="xs">
        {kinds.map(([kind, label]) => (
          <Button
            key={kind}
            variant="default"
            disabled={later && reason.trim() === ''}
            loading={make.isPending && make.variables === kind}
            onClick={() => {
              make.mutate(kind);
            }}
          >
            {t(label)}
          </Button>
        ))}
      </Group>
      <Text size="xs" c="dimmed">
        {t('report.makeHint')}
      </Text>
    </Stack>
  );
}
