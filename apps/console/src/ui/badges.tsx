import { Badge, Group } from '@mantine/core';
import type { ComplaintRow, Severity } from '../api/types';
import { useI18n } from '../i18n';

const STATE_COLOR: Record<string, string> = {
  received: 'blue',
  acknowledged: 'cyan',
  in_handling: 'indigo',
  replied: 'teal',
  closed: 'gray',
  reopened: 'orange',
};

const INCIDENT_COLOR: Record<string, string> = {
  lead: 'gray',
  suspected: 'orange',
  confirmed: 'red',
  closed: 'gray',
  unfounded: 'gray',
};

export function StateBadge({ state }: { state: string }) {
  const { word } = useI18n();
  return (
    <Badge variant="light" color={STATE_COLOR[state] ?? 'gray'} tt="none">
      {word('state', state)}
    </Badge>
  );
}

export function IncidentBadge({ state }: { state: string }) {
  const { word } = useI18n();
  return (
    <Badge variant="light" color={INCIDENT_COLOR[state] ?? 'gray'} tt="none">
      {word('istate', state)}
    </Badge>
  );
}

export function SeverityBadge({ severity }: { severity: Severity | null | undefined }) {
  const { word } = useI18n();
  if (!severity) return null;
  const color = severity === 'high' ? 'red' : severity === 'medium' ? 'orange' : 'gray';
  return (
    <Badge variant="outline" color={color} tt="none">
      {word('severity', severity)}
    </Badge>
  );
}

export function Flags({ of }: { of: Pick<ComplaintRow, 'flagged' | 'humanMustRead'> }) {
  const { t } = useI18n();
  return (
    <Group gap={4} wrap="nowrap">
      {of.flagged && (
        <Badge color="red" variant="filled" tt="none">
          {t('list.flagged')}
        </Badge>
      )}
      {of.humanMustRead && (
        <Badge color="grape" variant="filled" tt="none">
          {t('list.mustRead')}
        </Badge>
      )}
    </Group>
  );
}

export function Kinds({ kinds }: { kinds: readonly string[] }) {
  const { word } = useI18n();
  return (
    <Group gap={4}>
      {kinds.map((kind) => (
        <Badge key={kind} variant="light" color="red" tt="none">
          {word('kind', kind)}
        </Badge>
      ))}
    </Group>
  );
}
