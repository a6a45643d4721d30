import { Text } from '@mantine/core';
import type { WorkEntry } from '../../api/incident-work';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';

/** What was done and said about a task or a measure, oldest first. */
export function WorkEntries({ entries }: { entries: readonly WorkEntry[] }) {
  const { word } = useI18n();
  return (
    <ul className="mado-entries">
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.action}`}>
          <Text size="xs" c="dimmed" component="div">
            {shortMoment(entry.at)} {word('did', entry.action)} <Who actorId={entry.actorId} />
          </Text>
          {entry.note !== null && <div className="mado-text">{entry.note}</div>}
        </li>
      ))}
    </ul>
  );
}
