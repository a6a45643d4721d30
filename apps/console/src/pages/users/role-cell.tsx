import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Role, UserRow } from '../../api/types';
import { useI18n } from '../../i18n';
import { ROLES } from './roles';

interface RoleProps {
  row: UserRow;
  disabled: boolean;
  onChange: (role: Role) => void;
}

/** The role of somebody. What is chosen is asked for once more: it gives or takes what they may see from that moment on. */
export function RoleCell({ row, disabled, onChange }: RoleProps) {
  const { t, word } = useI18n();
  const [chosen, setChosen] = useState<Role | null>(null);
  const select = useRef<HTMLSelectElement>(null);
  /** The question goes, with the button that had the focus. */
  const answered = (): void => {
    setChosen(null);
    select.current?.focus();
  };
  const asks = chosen !== null && chosen !== row.role;
  return (
    <>
      <NativeSelect
        ref={select}
        className="mado-role"
        size="xs"
        disabled={disabled}
        aria-label={`${t('users.role')}: ${row.name}`}
        data={ROLES.map((value) => ({ value, label: word('role', value) }))}
        value={chosen ?? row.role}
        onChange={(event) => {
          setChosen(event.currentTarget.value as Role);
        }}
      />
      {asks && (
        <div role="alert">
          <Text size="sm" my={4}>
            {t('users.askRole', { name: row.name, from: word('role', row.role), to: word('role', chosen) })}
          </Text>
          <Group gap="xs">
            <Button
              size="compact-sm"
              onClick={() => {
                onChange(chosen);
                answered();
              }}
            >
              {t('users.changeRole')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={answered}>
              {t('action.cancel')}
            </Button>
          </Group>
        </div>
      )}
    </>
  );
}
