import { Button, Group, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
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
  /** Resolves to whether it was kept. */
  onChange: (place: Place) => Promise<boolean>;
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
            void onChange({ supervisorId: value === '' ? null : value });
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
  const [isSaving, setSaving] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The field goes with the focus; who has gone on to another part is not called back.
    if (typed === null && wasOpen.current && document.activeElement === document.body) edit.current?.focus();
    wasOpen.current = typed !== null;
  }, [typed]);
  const now = row.organisation ?? '';
  if (typed === null) {
    return (
      <Group gap={6} wrap="nowrap">
        <Text size="sm" c={now === '' ? 'dimmed' : 'inherit'}>
          {now === '' ? '—' : now}
        </Text>
        <Button
          ref={edit}
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
  const save = async (): Promise<void> => {
    const given = typed.trim();
    if (isSaving) return;
    setSaving(true);
    const isKept = given === now || (await onChange({ organisation: given === '' ? null : given }));
    setSaving(false);
    // What the desk did not take stays as it was typed.
    if (isKept) setTyped(null);
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
          if (event.key === 'Enter') void save();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      <Button size="compact-xs" loading={isSaving} onClick={() => void save()}>
        {t('action.save')}
      </Button>
    </Group>
  );
}
