import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Asked } from '../../api/search-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { isComposing } from '../../lib/ime';
import { useShortcut } from '../../shell/shortcuts';
import { Card } from '../../ui/page';
import { DayField } from './day-field';

const STATES = ['received', 'acknowledged', 'in_handling', 'replied', 'closed', 'reopened'];
const CHANNELS = ['phone', 'letter', 'fax', 'email', 'web'];
const NO_FILTERS = { state: '', channel: '', receivedFrom: '', receivedTo: '' };

/** The box, and what narrows it. Enter searches, but never the Enter that ends a conversion. */
export function SearchForm({ initial, onSearch }: { initial: Asked | null; onSearch: (asked: Asked) => void }) {
  const { t } = useI18n();
  // Who reads no complaints searches by slip number alone.
  const wide = useCan()('complaints:read');
  const box = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState(initial?.q ?? '');
  const [filters, setFilters] = useState(initial?.filters ?? NO_FILTERS);
  // Whoever comes back for another question writes over the last one, however soon they type.
  useLayoutEffect(() => {
    box.current?.select();
  }, []);
  useShortcut('/', t('search.focus'), () => {
    box.current?.focus();
    box.current?.select();
  });
  const search = (next = filters): void => {
    if (q.trim() !== '') onSearch({ q, filters: next });
  };
  return (
    <Card>
      <form
        role="search"
        aria-label={t('search.title')}
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <Stack gap="sm">
          <Group align="flex-end">
            <TextInput
              ref={box}
              autoFocus
              className="mado-search-box"
              label={t(wide ? 'search.box' : 'search.boxSlip')}
              description={t(wide ? 'search.boxHint' : 'search.boxHintSlip')}
              autoComplete="off"
              maxLength={200}
              value={q}
              onChange={(event) => {
                setQ(event.currentTarget.value);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
              }}
            />
            <Button type="submit">{t('action.search')}</Button>
          </Group>
          <Filters
            of={filters}
            onChange={(next, whole) => {
              setFilters(next);
              if (whole && initial !== null) search(next);
            }}
          />
        </Stack>
      </form>
    </Card>
  );
}

type FiltersOf = Asked['filters'];

interface FiltersProps {
  of: FiltersOf;
  /** `whole` when nothing more is typed: a day may be half written. */
  onChange: (next: FiltersOf, whole: boolean) => void;
}

function Filters({ of, onChange }: FiltersProps) {
  const { t, word } = useI18n();
  const options = (area: string, values: string[]) => [
    { value: '', label: t('list.all') },
    ...values.map((value) => ({ value, label: word(area, value) })),
  ];
  const chosen = [
    { name: 'state', label: t('field.state'), data: options('state', STATES) },
    { name: 'channel', label: t('field.channel'), data: options('channel', CHANNELS) },
  ] as const;
  const days = [
    { name: 'receivedFrom', label: t('search.from') },
    { name: 'receivedTo', label: t('search.to') },
  ] as const;
  return (
    <Group gap="md" align="flex-start" role="group" aria-label={t('search.narrow')}>
      {chosen.map(({ name, label, data }) => (
        <NativeSelect
          key={name}
          label={label}
          data={data}
          value={of[name]}
          onChange={(event) => {
            onChange({ ...of, [name]: event.currentTarget.value }, true);
          }}
        />
      ))}
      {days.map(({ name, label }) => (
        <DayField
          key={name}
          label={label}
          value={of[name]}
          onDay={(day) => {
            onChange({ ...of, [name]: day }, false);
          }}
        />
      ))}
    </Group>
  );
}
