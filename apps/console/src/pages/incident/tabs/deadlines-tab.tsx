import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';
import { ClockBoard } from '../clock-board';
import { ObligationCards } from '../obligation-cards';

/** Every clock, and whether each duty holds. */
export function DeadlinesTab({ incident }: { incident: Incident }) {
  return (
    <Stack>
      <ClockBoard incident={incident} />
      <ObligationCards incident={incident} />
    </Stack>
  );
}
