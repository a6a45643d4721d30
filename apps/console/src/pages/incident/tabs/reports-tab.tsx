import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';
import { FactsForm } from '../facts-form';
import { Reports } from '../reports';

/** What is reported to authorities: the facts and the reports made from them. */
export function ReportsTab({ incident }: { incident: Incident }) {
  return (
    <Stack>
      <Reports incident={incident} />
      <FactsForm key={incident.version} incident={incident} />
    </Stack>
  );
}
