import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem, post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import type { ReportDetail } from '../../api/report-types';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { fromTokyoInput, toTokyoInput } from '../../lib/format';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

const MEANS = ['email', 'phone', 'form', 'letter', 'fax', 'visit'];

/** Records how, when and to whom an approved version was handed in. */
export function SubmitReport({ incident, version }: { incident: Incident; version: ReportDetail }) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const can = useCan();
  const [form, setForm] = useState({
    means: 'email',
    reportedAt: toTokyoInput(new Date().toISOString()),
    recipient: '',
    receiptNote: '',
    outdatedReason: '',
    obligationId: '',
  });
  const submit = useIncidentAction(incident.id, () => {
    const { receiptNote, outdatedReason, obligationId, ...rest } = form;
    const optional = Object.entries({ receiptNote, outdatedReason, obligationId }).filter(
      ([, text]) => text.trim() !== '',
    );
    const body = { ...rest, reportedAt: fromTokyoInput(form.reportedAt), ...Object.fromEntries(optional) };
    return post(`/incidents/${incident.id}/reports/${version.id}/submission`, body);
  });
  if (!can('incidents:write')) return null;
  const which = submit.error instanceof ApiProblem && submit.error.code === 'incidents.which-obligation';
  const bind = (field: keyof typeof form) => ({
    value: form[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [field]: value }));
    },
  });
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600}>
        {t('report.submit')}
      </Text>
      <div className="mado-fields">
        <NativeSelect
          label={t('report.means')}
          data={MEANS.map((value) => ({ value, label: word('means', value) }))}
          {...bind('means')}
        />
        <DateField
          kind="moment"
          label={t('report.reportedAt')}
          value={form.reportedAt}
          onValue={(reportedAt) => {
            setForm((before) => ({ ...before, reportedAt }));
          }}
        />
        <TextInput label={t('report.recipient')} required {...bind('recipient')} />
        <TextInput label={t('report.receiptNote')} {...bind('receiptNote')} />
      </div>
      {which && (
        <NativeSelect
          label={t('report.whichObligation')}
          data={[
            { value: '', label: '—' },
            ...incident.obligations.map((each) => ({
              value: each.id,
              label: `${bilingual(each.regimeTitle)} ${bilingual(each.recipient)}`,
            })),
          ]}
          {...bind('obligationId')}
        />
      )}
      {version.outdated && <Textarea label={t('report.outdatedReason')} {...bind('outdatedReason')} />}
      <ProblemAlert error={submit.error} />
      <Group>
        <Button
          disabled={fromTokyoInput(form.reportedAt) === null || form.recipient.trim() === ''}
          loading={submit.isPending}
          onClick={() => {
            submit.mutate();
          }}
        >
          {t('report.submit')}
        </Button>
      </Group>
    </Stack>
  );
}
