import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { toHalfWidth } from '../../lib/digits';
import { fromTokyoInput, listed, moment, toTokyoInput } from '../../lib/format';
import { DateField } from '../../ui/date-field';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

const COUNTS = ['persons', 'lines', 'accounts', 'messages'] as const;
type Count = (typeof COUNTS)[number];

const EMPTY = { persons: '', lines: '', accounts: '', messages: '', basis: '', asOf: '' };

/** A typed count in any width, with or without commas; null when empty or not a whole number. */
function countOf(typed: string): number | null {
  const plain = toHalfWidth(typed).replace(/[,，\s]/g, '');
  return /^\d+$/.test(plain) ? Number(plain) : null;
}

export function Estimates({ incident }: { incident: Incident }) {
  const { t, language } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState(false);
  return (
    <Card title={t('incident.estimates')}>
      <Stack gap="sm">
        {incident.estimates.map((estimate, index) => (
          <div key={estimate.id ?? index}>
            <Text fw={600}>
              {listed(
                COUNTS.map(
                  (count) => `${t(`incident.${count}`)} ${estimate[count]?.toLocaleString() ?? t('estimate.unknown')}`,
                ),
                language,
              )}
            </Text>
            <Text size="sm">{estimate.basis}</Text>
            <Text size="xs" c="dimmed">
              {moment(estimate.asOf, language)}
            </Text>
          </div>
        ))}
        {incident.estimates.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('estimate.none')}
          </Text>
        )}
        {can('incidents:write') &&
          (open ? (
            <EstimateForm
              incident={incident}
              onDone={() => {
                setOpen(false);
              }}
            />
          ) : (
            <Group>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  setOpen(true);
                }}
              >
                {t('incident.addEstimate')}
              </Button>
            </Group>
          ))}
      </Stack>
    </Card>
  );
}

function estimateBody(form: typeof EMPTY): Record<string, unknown> {
  const counts: Partial<Record<Count, number>> = {};
  for (const count of COUNTS) {
    const value = countOf(form[count]);
    if (value !== null) counts[count] = value;
  }
  return { ...counts, basis: form.basis.trim(), asOf: fromTokyoInput(form.asOf) };
}

function EstimateForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { t } = useI18n();
  const [form, setForm] = useState({ ...EMPTY, asOf: toTokyoInput(new Date().toISOString()) });
  const add = useIncidentAction(
    incident.id,
    () => post(`/incidents/${incident.id}/estimates`, estimateBody(form)),
    onDone,
  );
  const bind = (field: keyof typeof EMPTY) => ({
    value: form[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [field]: value }));
    },
  });
  const counted = COUNTS.some((count) => countOf(form[count]) !== null);
  const ready = counted && form.basis.trim() !== '' && fromTokyoInput(form.asOf) !== null;
  return (
    <Stack gap="sm">
      <div className="mado-fields">
        {COUNTS.map((count) => (
          <TextInput key={count} label={t(`incident.${count}`)} inputMode="numeric" {...bind(count)} />
        ))}
        <DateField
          kind="moment"
          label={t('incident.asOf')}
          value={form.asOf}
          onValue={(asOf) => {
            setForm((before) => ({ ...before, asOf }));
          }}
        />
      </div>
      <TextInput label={t('incident.basis')} required {...bind('basis')} />
      <ProblemAlert error={add.error} />
      <Group>
        <Button
          disabled={!ready}
          loading={add.isPending}
          onClick={() => {
            add.mutate();
          }}
        >
          {t('action.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
