import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident, Obligation } from '../../api/incident-types';
import { useBilingual, useI18n } from '../../i18n';
import { fromTokyoInput, toTokyoInput } from '../../lib/format';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

const DECISIONS = ['applies', 'does_not', 'undecided'];
const MEANS = ['phone', 'email', 'form', 'letter', 'visit'];

/** An obligation of an incident. */
export interface PartProps {
  incident: Incident;
  obligation: Obligation;
}

/** Whether the obligation applies, and why. */
export function DecisionForm({ incident, obligation }: PartProps) {
  const { t, word } = useI18n();
  const [decision, setDecision] = useState<string>(
    obligation.decision === 'undecided' ? 'applies' : obligation.decision,
  );
  const [why, setWhy] = useState('');
  const decide = useIncidentAction(incident.id, () =>
    post(`/incidents/${incident.id}/obligations/${obligation.id}/decision`, { decision, why: why.trim() }),
  );
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('incident.decision')}
        data={DECISIONS.map((value) => ({ value, label: word('obligation', value) }))}
        value={decision}
        onChange={(event) => {
          setDecision(event.currentTarget.value);
        }}
      />
      <Textarea
        label={t('incident.why')}
        required
        value={why}
        onChange={(event) => {
          setWhy(event.currentTarget.value);
        }}
      />
      <ProblemAlert error={decide.error} />
      <Group>
        <Button
          variant="default"
          disabled={why.trim() === ''}
          loading={decide.isPending}
          onClick={() => {
            decide.mutate();
          }}
        >
          {t('incident.decide')}
        </Button>
      </Group>
    </Stack>
  );
}

/** What was handed in. */
export function SubmissionForm({ incident, obligation }: PartProps) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const unreported = obligation.stages.filter((stage) => stage.reportedAt === null);
  // Those with a legal date and a form are handed in as approved versions.
  const open = unreported.filter((stage) => stage.kind !== 'hard' || stage.form == null);
  const [form, setForm] = useState({
    stage: open[0]?.stage ?? '',
    means: 'email',
    reportedAt: toTokyoInput(new Date().toISOString()),
    recipient: bilingual(obligation.recipient),
    receiptNote: '',
    lateReason: '',
  });
  const submit = useIncidentAction(incident.id, () =>
    post(`/incidents/${incident.id}/obligations/${obligation.id}/submissions`, {
      stage: form.stage,
      means: form.means,
      recipient: form.recipient,
      reportedAt: fromTokyoInput(form.reportedAt),
      ...(form.receiptNote.trim() === '' ? {} : { receiptNote: form.receiptNote.trim() }),
      ...(form.lateReason.trim() === '' ? {} : { lateReason: form.lateReason.trim() }),
    }),
  );
  if (open.length === 0) return unreported.length === 0 ? null : <Text size="sm">{t('incident.handInInstead')}</Text>;
  const bind = (field: keyof typeof form) => ({
    value: form[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [field]: value }));
    },
  });
  return (
    <Stack gap="sm">
      <div className="mado-fields">
        <NativeSelect
          label={t('incident.stage')}
          data={open.map((stage) => ({
            value: stage.stage,
            label: bilingual(stage.title) || word('stage', stage.stage),
          }))}
          {...bind('stage')}
        />
        <NativeSelect
          label={t('incident.means')}
          data={MEANS.map((value) => ({ value, label: word('means', value) }))}
          {...bind('means')}
        />
        <DateField
          kind="moment"
          label={t('incident.reportedAt')}
          value={form.reportedAt}
          onValue={(reportedAt) => {
            setForm((before) => ({ ...before, reportedAt }));
          }}
        />
        <TextInput label={t('incident.recipient')} {...bind('recipient')} />
      </div>
      <TextInput label={t('incident.receipt')} {...bind('receiptNote')} />
      <TextInput label={t('incident.lateReason')} {...bind('lateReason')} />
      <ProblemAlert error={submit.error} />
      <Group>
        <Button
          disabled={fromTokyoInput(form.reportedAt) === null || form.recipient.trim() === ''}
          loading={submit.isPending}
          onClick={() => {
            submit.mutate();
          }}
        >
          {t('incident.submission')}
        </Button>
      </Group>
    </Stack>
  );
}
