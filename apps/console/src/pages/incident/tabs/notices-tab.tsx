import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';
import { Campaigns } from '../campaigns';

/** Telling those concerned. */
export function NoticesTab({ incident }: { incident: Incident }) {
  return (
    <Stack>
      <Campaigns incidentId={incident.id} />
    </Stack>
  );
}
