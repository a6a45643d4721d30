import { Stack, Text } from '@mantine/core';
import type { FieldChange } from '../../api/report-types';

/** Fields that differ, each with what went and what came; marked for those who do not see colours too. */
export function Changes({ title, changes }: { title: string; changes: readonly FieldChange[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <Stack gap="xs" mt="xs">
        {changes.map((change) => (
          <div key={`${String(change.item)} ${change.field}`}>
            <Text size="sm" fw={600}>
              {change.item} {change.label}
            </Text>
            <div className="mado-text">
              {change.parts.map((part, index) => {
                if (part.kind === 'added') return <ins key={index}>{part.text}</ins>;
                if (part.kind === 'removed') return <del key={index}>{part.text}</del>;
                return <span key={index}>{part.text}</span>;
              })}
            </div>
          </div>
        ))}
      </Stack>
    </details>
  );
}
