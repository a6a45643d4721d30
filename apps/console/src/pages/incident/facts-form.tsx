import { Alert, Button, Group, List, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Incident, MissingField } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { fromTokyoInput, toTokyoInput } from '../../lib/format';
import { isSaveKey } from '../../lib/ime';
import { DateField } from '../../ui/date-field';
import { isUnread } from '../../ui/date-value';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

/** The report fields that people write; the others come from the incident itself. Ids as in config/forms/fields.yaml. */
const TEXT_FACTS = [
  'summary',
  'discovery_path',
  'place',
  'information_content',
  'cause',
  'secondary_harm',
  'publication',
  'party_response',
  'recurrence_prevention',
  'other',
];
/** Moments, typed in Tokyo time and sent as instants. */
const TIME_FACTS = ['occurred_at', 'discovered_at'];
const CHOICE_FACT = 'malicious_purpose';

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

export function FactsForm({ incident }: { incident: Incident }) {
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
  return (
    <div className="mado-cols">
      <Card title={t('incident.facts')}>
        <Stack
          gap="sm"
          onKeyDown={(event) => {
            if (isSaveKey(event) && !readOnly && !unread) save.mutate();
          }}
        >
          <div className="mado-fields">
            {TIME_FACTS.map((field) => (
              <DateField
                key={field}
                kind="moment"
                label={word('fact', field)}
                readOnly={readOnly}
                value={values[field] ?? ''}
                onValue={(value) => {
                  set(field, value);
                }}
              />
            ))}
          </div>
          {TEXT_FACTS.map((field) => (
            <Textarea
              key={field}
              label={word('fact', field)}
              readOnly={readOnly}
              rows={field === 'summary' ? 4 : 2}
              value={values[field] ?? ''}
              onChange={(event) => {
                set(field, event.currentTarget.value);
              }}
            />
          ))}
          <NativeSelect
            label={word('fact', CHOICE_FACT)}
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
      <Missing fields={incident.missingFields} />
    </div>
  );
}

function Missing({ fields }: { fields: Incident['missingFields'] }) {
  const { t, word, language } = useI18n();
  const label = (field: string | MissingField): string =>
    typeof field === 'string' ? word('fact', field) : (field[language] ?? word('fact', field.key));
  return (
    <Card title={t('incident.report')}>
      {fields.length === 0 ? (
        <Text size="sm">{t('incident.complete')}</Text>
      ) : (
        <Alert color="orange" title={t('incident.missing')}>
          <List size="sm">
            {fields.map((field) => (
              <List.Item key={label(field)}>{label(field)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Card>
  );
}
