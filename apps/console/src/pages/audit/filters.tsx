import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { usePeople } from '../../api/people';
import { useI18n } from '../../i18n';
import { isComposing } from '../../lib/ime';
import { LOOKS, type AuditFilter } from './filter';
import { actionWord, areaWord, byArea } from './words';
import { DateField } from '../../ui/date-field';

interface FiltersProps {
  filter: AuditFilter;
  /** Every action that the log knows. */
  known: readonly string[];
  set: (change: Partial<AuditFilter>) => void;
}

/** What the list is narrowed by. */
export function Filters({ filter, known: actions, set }: FiltersProps) {
  const { t, language } = useI18n();
  const people = usePeople();
  const choices = byArea(actions).map(({ area, actions: own }) => ({
    group: areaWord(area, language),
    items: [
      { value: area, label: t('audit.allOf', { area: areaWord(area, language) }) },
      ...own.map((action) => ({ value: action, label: actionWord(action, language) })),
    ],
  }));
  const staff = [...people.values()].map(({ id, name }) => ({ value: id, label: name }));
  const known = filter.actor === '' || people.has(filter.actor);
  return (
    <div className="mado-audit-fields">
      <ObjectField key={filter.object} value={filter.object} set={set} />
      <NativeSelect
        label={t('audit.action')}
        value={filter.action}
        data={[{ value: '', label: t('audit.all') }, { value: LOOKS, label: t('audit.looks') }, ...choices]}
        onChange={(event) => {
          set({ action: event.currentTarget.value });
        }}
      />
      <NativeSelect
        label={t('audit.actor')}
        value={filter.actor}
        data={[
          { value: '', label: t('audit.all') },
          ...staff,
          ...(known ? [] : [{ value: filter.actor, label: filter.actor }]),
        ]}
        onChange={(event) => {
          set({ actor: event.currentTarget.value });
        }}
      />
      {(['from', 'to'] as const).map((name) => (
        <DateField
          key={name}
          kind="day"
          label={t(`ledger.${name}`)}
          value={filter[name]}
          onValue={(day) => {
            set({ [name]: day.trim() });
          }}
        />
      ))}
    </div>
  );
}

/** A number typed or pasted, in any width of digits; taken when Enter is pressed or the field is left. */
function ObjectField({ value, set }: { value: string; set: FiltersProps['set'] }) {
  const { t } = useI18n();
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    setTyped(value);
  }, [value]);
  const take = (): void => {
    const object = typed.normalize('NFKC').trim();
    if (object !== value) set({ object });
  };
  return (
    <form
      className="mado-audit-object"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          className="mado-grow"
          label={t('audit.object')}
          placeholder={t('audit.objectHint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
          }}
        />
        <Button type="submit" variant="default">
          {t('action.search')}
        </Button>
      </Group>
    </form>
  );
}
