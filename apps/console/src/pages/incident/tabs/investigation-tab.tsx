import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';

/** Tasks, causes and who learned what. */
export function InvestigationTab(_: { incident: Incident }) {
  return <Stack />;
}
