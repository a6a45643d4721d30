import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useI18n } from '../../i18n';
import { askFor } from '../../lib/asked';
import { isEnter } from '../../lib/ime';

/** The way to search from the list. What is typed here may be a name or a number: it never goes into the address. */
export function Find() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [value, setValue] = useState('');
  const find = (): void => {
    if (value.trim() === '') return;
    askFor(value);
    void navigate('/search');
  };
  return (
    <Group align="flex-end">
      <TextInput
        label={t('list.find')}
        description={t('list.findHint')}
        className="mado-find"
        maxLength={200}
        value={value}
        onChange={(event) => {
          setValue(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (isEnter(event)) find();
        }}
      />
      <Button variant="default" onClick={find}>
        {t('action.search')}
      </Button>
    </Group>
  );
}
