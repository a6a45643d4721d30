import { Text } from '@mantine/core';
import type { Incident } from '../../api/incident-types';

/** The incident's title, which names no person. */
export function TitleLine({ incident }: { incident: Incident }) {
  return <Text fw={700}>{incident.title}</Text>;
}
