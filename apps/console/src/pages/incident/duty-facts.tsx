import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

/** The facts that duties are decided on, recorded once for all of them. */
export function DutyFacts({ incident }: { incident: Incident }) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const can = useCan();
  const asked = incident.askedFacts ?? [];
  const [given, setGiven] = useState<Record<string, string>>({});
  const known = (id: string) => {
    const value = incident.facts[id];
    return typeof value === 'string' ? value : '';
  };
  const save = useIncidentAction(
    incident.id,
    () =>
      api(`/incidents/${incident.id}/facts`, {
        method: 'PUT',
        body: {
          version: incident.version,
          facts: Object.fromEntries(Object.entries(given).map(([id, value]) => [id, value === '' ? null : value])),
        },
      }),
    () => {
      setGiven({});
    },
  );
  if (asked.length === 0) return null;
  return (
    <Card title={t('duty.facts')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('duty.factsHint')}
      </Text>
      <div className="mado-fields">
        {asked.map(({ id, title, choices }) => (
          <NativeSelect
            key={id}
            label={bilingual(title)}
            disabled={!can('incidents:write')}
            data={[
              { value: '', label: t('duty.notRecorded') },
              ...choices.map((value) => ({ value, label: word('dutyChoice', value) })),
            ]}
            value={given[id] ?? known(id)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setGiven((before) => ({ ...before, [id]: value }));
            }}
          />
        ))}
      </div>
      <ProblemAlert error={save.error} />
      {can('incidents:write') && (
        <Group mt="sm">
          <Button
            variant="default"
            disabled={Object.entries(given).every(([id, value]) => value === known(id))}
            loading={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            {t('duty.saveFacts')}
          </Button>
        </Group>
      )}
    </Card>
  );
}
