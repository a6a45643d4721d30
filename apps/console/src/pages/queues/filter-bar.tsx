import { Button, Checkbox, Collapse, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAssignees } from '../../api/queues';
import { useI18n } from '../../i18n';
import { CATEGORIES, CHANNELS, narrowingOf, ORDERS, orderOf, SEVERITIES, STATES, type Queue } from './narrowing';
import { DateField } from '../../ui/date-field';

/** Rarely used parts stay folded until one of them is set. */
const MORE = ['category', 'severity', 'teamId', 'from', 'to'];

/** What narrows the list; each part stands in the address as a code. */
export function FilterBar({ queue }: { queue: Queue }) {
  const { t, word } = useI18n();
  const [params, setParams] = useSearchParams();
  const narrowing = narrowingOf(params);
  const [open, setOpen] = useState(() => MORE.some((name) => narrowing[name] !== undefined));
  const assignees = useAssignees();
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  const codes = (area: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: word(area, value) }));
  const named = (of: readonly { id: string; name: string }[] | undefined) =>
    (of ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const choice = (name: string, label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      key={name}
      size="sm"
      label={label}
      data={[{ value: '', label: t('list.all') }, ...data]}
      value={narrowing[name] ?? ''}
      onChange={(event) => {
        set(name, event.currentTarget.value);
      }}
    />
  );
  const states = queue === 'all' || queue === 'must-read' ? STATES : STATES.filter((state) => state !== 'closed');
  return (
    <section className="mado-card" aria-label={t('lists.narrow')}>
      <div className="mado-filters">
        {choice('state', t('field.state'), codes('state', states))}
        {choice('channel', t('field.channel'), codes('channel', CHANNELS))}
        {queue !== 'mine' && choice('ownerId', t('field.owner'), named(assignees?.people))}
        <NativeSelect
          size="sm"
          label={t('lists.order')}
          data={codes('order', ORDERS)}
          value={orderOf(queue, narrowing)}
          onChange={(event) => {
            set('order', event.currentTarget.value);
          }}
        />
        {(['flagged', 'humanMustRead'] as const)
          .filter((name) => !(name === 'humanMustRead' && queue === 'must-read'))
          .map((name) => (
            <Checkbox
              key={name}
              pb={8}
              label={t(name === 'flagged' ? 'list.flagged' : 'list.mustRead')}
              checked={narrowing[name] === 'true'}
              onChange={(event) => {
                set(name, event.currentTarget.checked ? 'true' : '');
              }}
            />
          ))}
        <Button
          size="compact-sm"
          variant="subtle"
          mb={6}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {t(open ? 'lists.fewer' : 'lists.more')}
        </Button>
      </div>
      <Collapse expanded={open}>
        <div className="mado-filters mado-filters-more">
          {choice('category', t('field.category'), codes('category', CATEGORIES))}
          {choice('severity', t('field.severity'), codes('severity', SEVERITIES))}
          {queue !== 'team' && choice('teamId', t('field.team'), named(assignees?.teams))}
          {(['from', 'to'] as const).map((name) => (
            <DateField
              key={name}
              size="sm"
              kind="day"
              label={t(name === 'from' ? 'lists.from' : 'lists.to')}
              value={narrowing[name] ?? ''}
              onValue={(day) => {
                set(name, day.trim());
              }}
            />
          ))}
        </div>
      </Collapse>
    </section>
  );
}
