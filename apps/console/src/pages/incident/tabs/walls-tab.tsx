import type { Incident } from '../../../api/incident-types';
import { WallsCard } from '../walls';

/** From whom the incident is hidden, and who looked all the same. */
export function WallsTab({ incident }: { incident: Incident }) {
  return <WallsCard incident={incident} />;
}
