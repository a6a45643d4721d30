import { Button, Group, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { UserRow } from '../../api/types';
import { useI18n } from '../../i18n';
import { isComposing } from '../../lib/ime';

/** Where somebody stands: whom they answer to, and for which shop or contractor they work. */
export interface Place {
  supervisorId?: string | null;
  organisation?: string | null;
}

interface PlaceProps {
  row: UserRow;
  colleagues: readonly UserRow[];
  disabled: boolean;
  onChange: (place: Place) => void;
}

/** Two cells of a user's line; walls go by what stands in them. */
export function PlaceCells({ row, colleagues, disabled, onChange }: PlaceProps) {
  const { t } = useI18n();
  const others = colleagues.filter(({ id, active }) => id !== row.id && (active || id === row.supervisorId));
  return (
    <>
      <Table.Td>
        <NativeSelect
          className="mado-supervisor"
          size="xs"
          disabled={disabled}
          aria-label={`${t('users.supervisor')}: ${row.name}`}
          data={[
            { value: '', label: t('users.noSupervisor') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={row.supervisorId ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ supervisorId: value === '' ? null : value });
          }}
        />
      </Table.Td>
      <Table.Td>
        <Organisation row={row} disabled={disabled} onChange={onChange} />
      </Table.Td>
    </>
  );
}

/** Most have none: it stands as text, and is a field only while it is written. */
function Organisation({ row, disabled, onChange }: Omit<PlaceProps, 'colleagues'>) {
  const { t } = useI18n();
  const [typed, setTyped] = useState<string | null>(null);
  const now = row.organisation ?? '';
  if (typed === null) {
    return (
      <Group gap={6} wrap="nowrap">
        <Text size="sm" c={now === '' ? 'dimmed' : 'inherit'}>
          {now === '' ? '—' : now}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          disabled={disabled}
          aria-label={`${t('users.edit')}: ${t('users.organisation')}: ${row.name}`}
          onClick={() => {
            setTyped(now);
          }}
        >
          {t('users.edit')}
        </Button>
      </Group>
    );
  }
  const save = (): void => {
    const given = typed.trim();
    if (given !== now) onChange({ organisation: given === '' ? null : given });
    setTyped(null);
  };
  return (
    <Group gap={6} wrap="nowrap">
      <TextInput
        size="xs"
        autoFocus
        aria-label={`${t('users.organisation')}: ${row.name}`}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      <Button size="compact-xs" onClick={save}>
        {t('action.save')}
      </Button>
    </Group>
  );
}
