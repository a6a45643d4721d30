import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';
import { useInvestigation } from '../../../api/incident-work';
import { pending } from '../../../ui/page';
import { EvidenceCard } from '../evidence';
import { KnowledgeCard } from '../knowledge';
import { Tasks } from '../tasks';

/** Tasks, files, and who learned what. */
export function InvestigationTab({ incident }: { incident: Incident }) {
  const investigation = useInvestigation(incident.id);
  const { data } = investigation;
  if (!data) return pending(investigation);
  return (
    <div className="mado-cols">
      <Tasks incident={incident} tasks={data.tasks} />
      <Stack>
        <KnowledgeCard incident={incident} entries={data.knowledge} />
        <EvidenceCard incidentId={incident.id} files={data.evidence} />
      </Stack>
    </div>
  );
}
