import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { download } from '../../api/client';
import { useNotes } from '../../ui/problem-alert';

const FORMATS = ['pdf', 'docx', 'json'] as const;

/** A report in each of its formats; `path` ends where the format is put. */
export function Files({ label, path, name }: { label: string; path: string; name: string }) {
  const notes = useNotes();
  const fetched = useMutation({
    mutationFn: (format: string) => download(`${path}format=${format}`, `${name}.${format}`),
    onError: notes.failed,
  });
  return (
    <Group gap="xs">
      <Text size="sm">{label}</Text>
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="default"
          size="compact-sm"
          loading={fetched.isPending && fetched.variables === format}
          onClick={() => {
            fetched.mutate(format);
          }}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </Group>
  );
}
