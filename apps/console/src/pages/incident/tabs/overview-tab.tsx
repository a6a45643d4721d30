import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';
import { Estimates } from '../estimates';
import { LinkedComplaints } from '../linked-complaints';
import { Times } from '../times';
import { TransitionCard } from '../transition-card';

/** Where the incident stands: its moments, complaints, counts and the next step. */
export function OverviewTab({ incident }: { incident: Incident }) {
  return (
    <div className="mado-cols">
      <Stack>
        <Times incident={incident} />
        <LinkedComplaints incident={incident} />
      </Stack>
      <Stack>
        <TransitionCard incident={incident} />
        <Estimates incident={incident} />
      </Stack>
    </div>
  );
}
