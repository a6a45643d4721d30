import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Incident } from '../../api/incident-types';
import type { Measure, Prevention } from '../../api/incident-work';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { due } from '../../lib/format';
import { Card } from '../../ui/page';
import { useCauseName } from './causes';
import { MeasureForm } from './measure-form';
import { Steps } from './steps';
import { WorkEntries } from './work-entries';

const COLORS: Record<string, string> = { done: 'orange', effective: 'green', ineffective: 'red', dropped: 'gray' };

/** Measures of one kind: what stops the harm, or what keeps it from coming back. */
export function Measures({ incident, view, kind }: { incident: Incident; view: Prevention; kind: Measure['kind'] }) {
  const { t, word } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const measures = view.measures.filter((measure) => measure.kind === kind);
  return (
    <Card
      title={word('measureKind', kind)}
      actions={
        can('incidents:write') && !open ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('measure.new')}
          </Button>
        ) : undefined
      }
    >
      <Stack>
        {open && (
          <MeasureForm
            incident={incident}
            view={view}
            kind={kind}
            onDone={() => {
              setOpen(false);
            }}
          />
        )}
        {measures.length === 0 && !open && (
          <Text size="sm" c="dimmed">
            {t('measure.none')}
          </Text>
        )}
        {measures.map((measure) => (
          <MeasureItem key={measure.id} incident={incident} view={view} measure={measure} />
        ))}
      </Stack>
    </Card>
  );
}

function MeasureItem({ incident, view, measure }: { incident: Incident; view: Prevention; measure: Measure }) {
  const { t, word, language } = useI18n();
  const can = useCan();
  const nameOf = useCauseName(view.taxonomy);
  const late = measure.overdueSince !== null;
  const replaced = view.measures.find(({ id }) => id === measure.replacesId);
  const dates = [
    `${t('measure.owner')}: ${measure.owner}`,
    `${t('measure.dueOn')}: ${due(measure.dueOn, language)}`,
    ...(measure.checkDueOn === null ? [] : [`${t('measure.checkDueOn')}: ${due(measure.checkDueOn, language)}`]),
    ...(measure.causeCode === null ? [] : [`${t('cause.code')}: ${nameOf(measure.causeCode)}`]),
    ...(replaced === undefined ? [] : [t('measure.replaces', { number: replaced.number })]),
  ];
  // A check that nobody but another person may do is offered to everybody; the desk refuses owner and doer.
  return (
    <div className="mado-work" data-late={late}>
      <Group justify="space-between" align="flex-start">
        <Text fw={700}>
          {measure.number}. {measure.text}
        </Text>
        <Badge variant="light" tt="none" color={late ? 'red' : (COLORS[measure.state] ?? 'blue')}>
          {late ? t('task.late') : word('measureState', measure.state)}
        </Badge>
      </Group>
      <Text size="sm">{dates.join(' ・ ')}</Text>
      <WorkEntries entries={measure.entries.slice(1)} />
      {can('incidents:write') && (
        <Steps
          incidentId={incident.id}
          path={`/incidents/${incident.id}/measures/${measure.id}/steps`}
          steps={measure.possibleSteps}
          area="measureStep"
        />
      )}
    </div>
  );
}
