import { NativeSelect, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { UserRow } from '../../api/types';
import { useI18n } from '../../i18n';

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
  const [organisation, setOrganisation] = useState(row.organisation ?? '');
  const others = colleagues.filter(({ id, active }) => id !== row.id && (active || id === row.supervisorId));
  return (
    <>
      <Table.Td>
        <NativeSelect
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
        <TextInput
          size="xs"
          disabled={disabled}
          aria-label={`${t('users.organisation')}: ${row.name}`}
          value={organisation}
          onChange={(event) => {
            setOrganisation(event.currentTarget.value);
          }}
          onBlur={() => {
            const given = organisation.trim();
            if (given !== (row.organisation ?? '')) onChange({ organisation: given === '' ? null : given });
          }}
        />
      </Table.Td>
    </>
  );
}
