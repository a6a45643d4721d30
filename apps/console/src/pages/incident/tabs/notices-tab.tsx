import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';
import { Campaigns } from '../campaigns';
import { GatePoints } from '../gate-points';

/** Telling those concerned. */
export function NoticesTab({ incident }: { incident: Incident }) {
  return (
    <Stack>
      <GatePoints incidentId={incident.id} />
      <Campaigns incidentId={incident.id} />
    </Stack>
  );
}
