import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { isSaveKey } from '../../lib/ime';
import { DateField } from '../../ui/date-field';
import { isUnread } from '../../ui/date-value';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { CHOICE_FACT, placeOf, TEXT_FACTS, TIME_FACTS } from './facts';
import {
  contested,
  factsEdit,
  keptOver,
  settled,
  shownValues,
  valuesOf,
  withSent,
  withTyped,
  type TypedFacts,
} from './facts-typed';
import { useIncidentAction } from './use-incident-action';

interface FormProps {
  incident: Incident;
  /** Fields that a form misses as things stand at the desk. */
  missing: readonly string[];
}

/** What people write for the reports, once for all forms; what a form misses is marked. */
export function FactsForm({ incident, missing }: FormProps) {
  const { t, word } = useI18n();
  const can = useCan();
  const { desk, typed, values, set, setTyped } = useTyped(incident);
  const save = useSaveFacts(incident.id);
  const readOnly = !can('incidents:write');
  // A moment that is not understood would else be sent as none.
  const unread = TIME_FACTS.some((field) => isUnread(values[field]));
  const edit = factsEdit(typed, desk);
  const ready = !readOnly && !unread && !save.isPending && Object.keys(edit.facts).length > 0;
  const submit = (): void => {
    setTyped(withSent(typed, Object.keys(edit.facts)));
    save.mutate(edit);
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
          if (isSaveKey(event) && ready) submit();
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
        {contested(typed, desk.current).map((field) => (
          <Contested
            key={field}
            field={field}
            now={desk.current[field] ?? ''}
            onKeep={() => {
              setTyped(keptOver(typed, field, desk));
            }}
            onTake={() => {
              set(field, desk.current[field] ?? '');
            }}
          />
        ))}
        <ProblemAlert error={save.error} />
        {!readOnly && (
          <Group>
            <Button disabled={!ready} loading={save.isPending} onClick={submit}>
              {t('incident.saveFacts')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

/** What the person changed, held against what the desk says; when that moves on, nothing typed is lost. */
function useTyped(incident: Incident) {
  const desk = { current: valuesOf(incident), version: incident.version };
  const [typed, setTyped] = useState<TypedFacts>({});
  const [seen, setSeen] = useState(incident.version);
  if (seen !== incident.version) {
    setSeen(incident.version);
    setTyped(settled(typed, desk.current));
  }
  const set = (field: string, value: string): void => {
    setTyped((before) => withTyped(before, field, value, desk));
  };
  return { desk, typed, values: shownValues(typed, desk.current), set, setTyped };
}

/** The answer is the incident as it stands now: with it the form does not wait to be read anew before it may save again. */
function useSaveFacts(incidentId: string) {
  const client = useQueryClient();
  return useIncidentAction(incidentId, async (body: ReturnType<typeof factsEdit>) => {
    const now = await api<Incident>(`/incidents/${incidentId}/facts`, { method: 'PUT', body });
    client.setQueryData(['incident', incidentId], now);
  });
}

interface ContestedProps {
  field: string;
  /** What stands at the desk. */
  now: string;
  onKeep: () => void;
  onTake: () => void;
}

/** A field that somebody else changed while it was typed here: the person says whose words stay. */
function Contested({ field, now, onKeep, onTake }: ContestedProps) {
  const { t, word } = useI18n();
  return (
    <div role="status">
      <Text size="sm" c="orange" fw={600}>
        {t('facts.contested', { field: word('fact', field) })}
      </Text>
      <div className="mado-text">{now === '' ? '—' : field === CHOICE_FACT ? word('choice', now) : now}</div>
      <Group gap="xs" mt={4}>
        <Button size="compact-sm" variant="default" onClick={onTake}>
          {t('facts.takeTheirs')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          {t('facts.keepMine')}
        </Button>
      </Group>
    </div>
  );
}
