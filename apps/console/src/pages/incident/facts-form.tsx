import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { fromTokyoInput, toTokyoInput } from '../../lib/format';
import { isSaveKey } from '../../lib/ime';
import { DateField } from '../../ui/date-field';
import { isUnread } from '../../ui/date-value';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { CHOICE_FACT, placeOf, TEXT_FACTS, TIME_FACTS } from './facts';
import { useIncidentAction } from './use-incident-action';

type Values = Record<string, string>;

function valuesOf(incident: Incident): Values {
  const written = Object.entries(incident.facts).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !TIME_FACTS.includes(entry[0]),
  );
  return {
    ...Object.fromEntries(written),
    occurred_at: toTokyoInput(incident.occurredAt),
    discovered_at: toTokyoInput(incident.discoveredAt),
  };
}

function sent(field: string, value: string): string | null {
  return TIME_FACTS.includes(field) ? fromTokyoInput(value) : value;
}

/** What was changed; null clears a field. */
function changedFacts(before: Values, after: Values): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, value]) => value !== (before[field] ?? ''))
      .map(([field, value]) => [field, value.trim() === '' ? null : sent(field, value)]),
  );
}

interface FormProps {
  incident: Incident;
  /** Fields that a form misses as things stand at the desk. */
  missing: readonly string[];
}

/** What people write for the reports, once for all forms; what a form misses is marked. */
export function FactsForm({ incident, missing }: FormProps) {
  const { t, word } = useI18n();
  const can = useCan();
  const [values, setValues] = useState(valuesOf(incident));
  const save = useIncidentAction(incident.id, () =>
    api(`/incidents/${incident.id}/facts`, {
      method: 'PUT',
      body: {
        version: incident.version,
        facts: changedFacts(valuesOf(incident), values),
      },
    }),
  );
  const readOnly = !can('incidents:write');
  // A moment that is not understood would else be sent as none.
  const unread = TIME_FACTS.some((field) => isUnread(values[field]));
  const set = (field: string, value: string): void => {
    setValues((before) => ({ ...before, [field]: value }));
  };
  const isMissing = (field: string): boolean => missing.includes(field) && (values[field] ?? '').trim() === '';
  const label = (field: string): ReactNode =>
    isMissing(field) ? (
      <>
        {word('fact', field)} <span className="mado-unfilled">{t('forms.unfilledMark')}</span>
      </>
    ) : (
      word('fact', field)
    );
  return (
    <Card title={t('incident.facts')}>
      <Stack
        gap="sm"
        onKeyDown={(event) => {
          if (isSaveKey(event) && !readOnly && !unread) save.mutate();
        }}
      >
        <div className="mado-fields">
          {TIME_FACTS.map((field) => (
            <div key={field} id={placeOf(field)}>
              <DateField
                kind="moment"
                label={label(field)}
                readOnly={readOnly}
                value={values[field] ?? ''}
                onValue={(value) => {
                  set(field, value);
                }}
              />
            </div>
          ))}
        </div>
        {TEXT_FACTS.map((field) => (
          <div key={field} id={placeOf(field)}>
            <Textarea
              label={label(field)}
              readOnly={readOnly}
              rows={field === 'summary' ? 4 : 2}
              value={values[field] ?? ''}
              onChange={(event) => {
                set(field, event.currentTarget.value);
              }}
            />
          </div>
        ))}
        <div id={placeOf(CHOICE_FACT)}>
          <NativeSelect
            label={label(CHOICE_FACT)}
            disabled={readOnly}
            data={[
              { value: '', label: '—' },
              ...['yes', 'no', 'unknown'].map((value) => ({ value, label: word('choice', value) })),
            ]}
            value={values[CHOICE_FACT] ?? ''}
            onChange={(event) => {
              set(CHOICE_FACT, event.currentTarget.value);
            }}
          />
        </div>
        <ProblemAlert error={save.error} />
        {!readOnly && (
          <Group>
            <Button
              disabled={unread}
              loading={save.isPending}
              onClick={() => {
                save.mutate();
              }}
            >
              {t('incident.saveFacts')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}
