import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';
import { EvidencePack } from '../evidence-pack';
import { Timeline } from '../timeline';

/** All that happened, and its proof. */
export function TimelineTab({ incident }: { incident: Incident }) {
  return (
    <Stack>
      <Timeline incident={incident} />
      <EvidencePack incident={incident} />
    </Stack>
  );
}
