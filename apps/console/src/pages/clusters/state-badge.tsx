import { Badge } from '@mantine/core';
import { useI18n } from '../../i18n';
import type { ClusterState } from './types';

const COLOURS: Record<ClusterState, string> = { open: 'red', watch: 'yellow', dismissed: 'gray', incident: 'grape' };

export function StateBadge({ state }: { state: ClusterState }) {
  const { word } = useI18n();
  return (
    <Badge color={COLOURS[state]} variant="light">
      {word('clusterState', state)}
    </Badge>
  );
}
