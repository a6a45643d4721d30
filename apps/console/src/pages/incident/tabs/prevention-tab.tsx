import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';
import { usePrevention } from '../../../api/incident-work';
import { pending } from '../../../ui/page';
import { Causes } from '../causes';
import { Measures } from '../measures';
import { Recurrences } from '../recurrences';

/** Causes, containment and prevention of recurrence, with their checks. */
export function PreventionTab({ incident }: { incident: Incident }) {
  const prevention = usePrevention(incident.id);
  const { data } = prevention;
  if (!data) return pending(prevention);
  return (
    <Stack>
      <Recurrences incident={incident} view={data} />
      <div className="mado-cols">
        <Stack>
          <Measures incident={incident} view={data} kind="prevention" />
          <Measures incident={incident} view={data} kind="containment" />
        </Stack>
        <Causes incident={incident} view={data} />
      </div>
    </Stack>
  );
}
