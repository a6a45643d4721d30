import { Alert, Button, Group, List, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useAssignees } from '../../api/queues';
import { useCan, useSession } from '../../api/session';
import type { ComplaintRow } from '../../api/types';
import { useBilingual, useI18n } from '../../i18n';
import { remarked } from '../../lib/format';
import { useShortcut } from '../../shell/shortcuts';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { Dialog } from '../../ui/dialog';

/** What one request may name. */
const MOST = 200;

interface Step {
  action: 'assign' | 'acknowledge';
  to?: string | null;
  team?: string | null;
}

interface Done {
  done: string[];
  refused: { id: string; code: string; title: { ja: string; en: string } }[];
}

interface BulkBarProps {
  rows: readonly ComplaintRow[];
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  onDone: () => void;
}

/** What can be done to the lines that are ticked. Decisions on signals are not among it: each takes one look at one complaint. */
export function BulkBar({ rows, selected, onSelect, onDone }: BulkBarProps) {
  const { t } = useI18n();
  const { user } = useSession();
  const notes = useNotes();
  const client = useQueryClient();
  const [giving, setGiving] = useState(false);
  const [refused, setRefused] = useState<Done['refused']>([]);
  const act = useMutation({
    mutationFn: (step: Step) => inParts([...selected], (ids) => post<Done>('/complaints/bulk', { ...step, ids })),
    onSuccess: (result) => {
      if (result.done.length > 0) notes.done(t('bulk.done', { count: result.done.length }));
      setRefused(result.refused);
      setGiving(false);
      onSelect(new Set(result.refused.map(({ id }) => id)));
      void client.invalidateQueries({ queryKey: ['queues', 'counts'] });
      onDone();
    },
  });
  const none = selected.size === 0;
  const take = (): void => {
    act.mutate({ action: 'assign', to: user.id });
  };
  const give = (): void => {
    setGiving(true);
  };
  useShortcut('m', t('bulk.take'), take, { enabled: !none });
  useShortcut('a', t('bulk.give'), give, { enabled: !none });
  useShortcut(
    'Escape',
    t('bulk.none'),
    () => {
      onSelect(new Set());
    },
    { enabled: !none },
  );
  return (
    <>
      {refused.length > 0 && (
        <Refused
          of={refused}
          rows={rows}
          onClose={() => {
            setRefused([]);
          }}
        />
      )}
      {!giving && <ProblemAlert error={act.error} />}
      {!none && (
        <section className="mado-bulk" aria-label={t('bulk.title')}>
          <span className="mado-bulk-count" role="status">
            {t('bulk.chosen', { count: selected.size })}
          </span>
          <Button size="sm" variant="default" loading={act.isPending} onClick={take}>
            {t('bulk.take')}
          </Button>
          <Button size="sm" variant="default" onClick={give}>
            {t('bulk.give')}
          </Button>
          <Button
            size="sm"
            variant="default"
            loading={act.isPending}
            onClick={() => {
              act.mutate({ action: 'acknowledge' });
            }}
          >
            {t('bulk.acknowledge')}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            onClick={() => {
              onSelect(new Set());
            }}
          >
            {t('bulk.none')}
          </Button>
        </section>
      )}
      <GiveDialog
        opened={giving}
        count={selected.size}
        busy={act.isPending}
        error={act.error}
        onClose={() => {
          setGiving(false);
          act.reset();
        }}
        onGive={(step) => {
          act.mutate(step);
        }}
      />
    </>
  );
}

/** Asks for as many at once as the desk takes, one after another. */
async function inParts(ids: readonly string[], ask: (ids: string[]) => Promise<Done>): Promise<Done> {
  const all: Done = { done: [], refused: [] };
  for (let from = 0; from < ids.length; from += MOST) {
    const { done, refused } = await ask(ids.slice(from, from + MOST));
    all.done.push(...done);
    all.refused.push(...refused);
  }
  return all;
}

interface RefusedProps {
  of: Done['refused'];
  rows: readonly ComplaintRow[];
  onClose: () => void;
}

function Refused({ of, rows, onClose }: RefusedProps) {
  const { t } = useI18n();
  const bilingual = useBilingual();
  const slips = new Map(rows.map(({ id, slipNumber }) => [id, slipNumber]));
  return (
    <Alert
      color="orange"
      role="alert"
      withCloseButton
      closeButtonLabel={t('action.close')}
      onClose={onClose}
      title={t('bulk.refused', { count: of.length })}
    >
      <List size="sm">
        {of.slice(0, 20).map(({ id, title }) => (
          <List.Item key={id}>
            <span className="mado-number">{slips.get(id) ?? '—'}</span> {bilingual(title)}
          </List.Item>
        ))}
      </List>
      {of.length > 20 && <Text size="sm">{t('bulk.refusedMore', { count: of.length - 20 })}</Text>}
    </Alert>
  );
}

interface GiveProps {
  opened: boolean;
  count: number;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onGive: (step: Step) => void;
}

/** Person or team that the ticked complaints go to. */
function GiveDialog({ opened, count, busy, error, onClose, onGive }: GiveProps) {
  const { t, word, language } = useI18n();
  const can = useCan();
  const assignees = useAssignees();
  const [to, setTo] = useState('');
  const [kind, id = ''] = to.split(' ');
  const people = (assignees?.people ?? []).map((one) => ({
    value: `person ${one.id}`,
    label: remarked(one.name, word('role', one.role), language),
  }));
  const teams = (assignees?.teams ?? []).map((one) => ({
    value: `team ${one.id}`,
    label: t('owner.team', { name: one.name }),
  }));
  const give = (): void => {
    if (kind === 'person') onGive({ action: 'assign', to: id });
    else onGive({ action: 'assign', to: null, ...(kind === 'team' ? { team: id } : { team: null }) });
  };
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('bulk.giveTitle', { count })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <NativeSelect
          data-autofocus
          label={t('bulk.giveTo')}
          description={can('complaints:assign') ? undefined : t('bulk.giveHint')}
          value={to}
          onChange={(event) => {
            setTo(event.currentTarget.value);
          }}
        >
          <option value="">{t('bulk.choose')}</option>
          <optgroup label={t('bulk.teams')}>
            {teams.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('bulk.people')}>
            {people.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
          {can('complaints:assign') && <option value="nobody">{t('owner.none')}</option>}
        </NativeSelect>
        <ProblemAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button disabled={to === ''} loading={busy} onClick={give}>
            {t('bulk.giveDo')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
