import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import { useI18n } from '../../i18n';
import { useIncidentAction } from './use-incident-action';
import { WordsForm } from './words-form';

interface Props {
  incidentId: string;
  /** Where steps are posted: `/incidents/…/tasks/…/steps`. */
  path: string;
  steps: readonly string[];
  /** Area of the words for the buttons; `<area>Words.<step>` says what is asked for. */
  area: string;
}

/** The steps that are possible now; each asks for its words. */
export function Steps({ incidentId, path, steps, area }: Props) {
  const { word } = useI18n();
  const [step, setStep] = useState<string | null>(null);
  const take = useIncidentAction<string>(
    incidentId,
    (words) => post(path, { step, words }),
    () => {
      setStep(null);
    },
  );
  if (step !== null) {
    return (
      <WordsForm
        label={word(`${area}Words`, step)}
        submit={word(area, step)}
        busy={take.isPending}
        error={take.error}
        onSubmit={(words) => {
          take.mutate(words);
        }}
        onCancel={() => {
          take.reset();
          setStep(null);
        }}
      />
    );
  }
  return (
    <Group gap="xs" mt="xs">
      {steps.map((each, index) => (
        <Button
          key={each}
          size="compact-sm"
          variant={index === 0 ? 'light' : 'default'}
          onClick={() => {
            setStep(each);
          }}
        >
          {word(area, each)}
        </Button>
      ))}
    </Group>
  );
}
