import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import type { Prevention, Recurrence } from '../../api/incident-work';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { Who } from '../../ui/entry-parts';
import { useCauseName } from './causes';
import { useIncidentAction } from './use-incident-action';
import { WordsForm } from './words-form';

/** Causes that work again although prevention of them was called effective. */
export function Recurrences({ incident, view }: { incident: Incident; view: Prevention }) {
  return view.recurrences.map((recurrence) => (
    <RecurrenceAlert key={recurrence.id} incident={incident} view={view} recurrence={recurrence} />
  ));
}

function RecurrenceAlert({
  incident,
  view,
  recurrence,
}: {
  incident: Incident;
  view: Prevention;
  recurrence: Recurrence;
}) {
  const { t } = useI18n();
  const can = useCan();
  const nameOf = useCauseName(view.taxonomy);
  const [asking, setAsking] = useState(false);
  const consider = useIncidentAction<string>(incident.id, (words) =>
    post(`/incidents/${incident.id}/recurrences/${recurrence.id}/consider`, { words }),
  );
  const open = recurrence.note === null;
  return (
    <Alert color={open ? 'red' : 'gray'} title={t('recurrence.title', { cause: nameOf(recurrence.causeCode) })}>
      <Stack gap="xs">
        <Text size="sm">
          <Anchor component={Link} to={`/incidents/${recurrence.earlierId}?tab=prevention`}>
            {recurrence.earlier}
          </Anchor>{' '}
          {t('recurrence.explain')}
        </Text>
        {!open && (
          <div>
            <div className="mado-text">{recurrence.note}</div>
            <Who actorId={recurrence.consideredBy} />
          </div>
        )}
        {open && can('incidents:write') && !asking && (
          <div>
            <Button
              size="compact-sm"
              onClick={() => {
                setAsking(true);
              }}
            >
              {t('recurrence.consider')}
            </Button>
          </div>
        )}
        {open && asking && (
          <WordsForm
            label={t('recurrence.conclusion')}
            submit={t('action.save')}
            busy={consider.isPending}
            error={consider.error}
            onSubmit={(words) => {
              consider.mutate(words);
            }}
            onCancel={() => {
              setAsking(false);
            }}
          />
        )}
      </Stack>
    </Alert>
  );
}
