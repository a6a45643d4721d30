import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';

/** Containment and prevention of recurrence, with their checks. */
export function PreventionTab(_: { incident: Incident }) {
  return <Stack />;
}
