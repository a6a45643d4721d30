import { Modal, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { deskNow, post } from '../api/client';
import { useCan, useSession } from '../api/session';
import { useI18n } from '../i18n';
import { en } from '../i18n/en';
import { askFor } from '../lib/asked';
import { toTokyoInput } from '../lib/format';
import { isComposing } from '../lib/ime';
import { wholeSlip } from '../lib/slip-words';
import { ProblemAlert } from '../ui/problem-alert';
import { Combination } from './key-sheet';
import { navFor } from './nav';
import { fitting, slipNumberIn, type Offer } from './palette-search';
import { useShortcuts } from './shortcuts';

interface Choice extends Offer {
  run: () => void;
  keys?: string;
}

interface PaletteProps {
  /** What was typed before the palette was there; until it has the focus. */
  typedAhead: string;
  onClose: () => void;
}

/** Finds a page, an action of this page, or a complaint by its slip number; everything by keyboard. */
export default function Palette({ typedAhead, onClose }: PaletteProps) {
  const { t } = useI18n();
  const can = useCan();
  const [typed, setTyped] = useState(typedAhead);
  const [ahead, setAhead] = useState(typedAhead);
  // Not in an effect, which could come after the first letters in the field, and take them away.
  if (ahead !== typedAhead) {
    setAhead(typedAhead);
    setTyped(typedAhead);
  }
  const [chosen, setChosen] = useState(0);
  const list = useId();
  const { slip, open } = useSlip(typed, onClose);
  const choices = fitting(useChoices(onClose), typed);
  const shown = [...(slip === null ? [] : [open]), ...choices, ...useSearch(typed, onClose)];
  const at = Math.min(chosen, shown.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = stepOf(event, at, shown.length);
    if (to === null || isComposing(event)) return;
    event.preventDefault();
    if (to === 'run') shown[at]?.run();
    else setChosen(to);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      centered={false}
      title={t('palette.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={t('palette.title')}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${list}-${String(at)}` : undefined}
        description={t(can('search:run') ? 'palette.hint' : 'palette.hintPages')}
        autoComplete="off"
        value={typed}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
        }}
      />
      <ul id={list} role="listbox" aria-label={t('palette.title')} className="mado-choices">
        {shown.map((choice, place) => (
          <Line key={choice.id} id={`${list}-${String(place)}`} of={choice} chosen={place === at} />
        ))}
      </ul>
      <div aria-live="polite">
        {shown.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            {t('palette.none')}
          </Text>
        )}
        {open.missing && (
          <Text size="sm" c="red" p="xs">
            {t('palette.noSlip', { slip: slip ?? '' })}
          </Text>
        )}
        <ProblemAlert error={open.error} />
      </div>
    </Modal>
  );
}

/** Where a key leads in a list of `count`: a place, 'run', or null when it is not for the list. */
function stepOf(event: KeyboardEvent, at: number, count: number): number | 'run' | null {
  if (count === 0) return null;
  if (event.key === 'ArrowDown') return (at + 1) % count;
  if (event.key === 'ArrowUp') return (at + count - 1) % count;
  return event.key === 'Enter' ? 'run' : null;
}

function Line({ id, of, chosen }: { id: string; of: Choice; chosen: boolean }) {
  const { word } = useI18n();
  return (
    <li
      id={id}
      role="option"
      aria-selected={chosen}
      className="mado-choice"
      ref={(line) => {
        if (chosen) line?.scrollIntoView({ block: 'nearest' });
      }}
      // The field keeps the focus: the list is steered from there.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={of.run}
    >
      <span>{of.label}</span>
      <span className="mado-choice-kind">
        {of.keys === undefined ? word('palette', of.kind) : <Combination of={of.keys} />}
      </span>
    </li>
  );
}

function useChoices(onClose: () => void): Choice[] {
  const { t, language } = useI18n();
  const navigate = useNavigate();
  const { permissions } = useSession();
  const pages = navFor(permissions).map(({ to, label }): Choice => ({
    id: to,
    label: t(label),
    also: language === 'ja' ? en[label] : '',
    kind: 'page',
    run: () => {
      onClose();
      void navigate(to);
    },
  }));
  const actions = useShortcuts()
    .filter(({ enabled, scope }) => enabled && scope === 'page')
    .map(({ keys, label, run }): Choice => ({
      id: `${keys} ${label}`,
      label,
      also: '',
      kind: 'action',
      keys,
      run: () => {
        onClose();
        // The dialog gives the focus back first; the action moves it to where the work goes on.
        setTimeout(run);
      },
    }));
  return [...actions, ...pages];
}

/** Last of all: what was typed is looked for in complaints. It goes along in memory, in no address. */
function useSearch(typed: string, onClose: () => void): Choice[] {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const words = typed.trim();
  if (words === '' || !can('search:run')) return [];
  const run = (): void => {
    askFor(words);
    onClose();
    void navigate('/search');
  };
  return [{ id: 'search', label: t('palette.search', { words }), also: '', kind: 'action', run }];
}

function tokyoToday(): string {
  return toTokyoInput(new Date(deskNow()).toISOString());
}

/** The complaint whose slip number was typed: whole, or as a month with a number. */
function useSlip(typed: string, onClose: () => void) {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const slip = can('complaints:read') ? slipNumberIn(wholeSlip(typed, tokyoToday())) : null;
  const find = useMutation({
    mutationFn: async (value: string) =>
      (await post<{ items: { id: string }[] }>('/complaints/lookup', { kind: 'slip', value })).items[0] ?? null,
    onSuccess: (found) => {
      if (found === null) return;
      onClose();
      void navigate(`/complaints/${found.id}`);
    },
  });
  const current = find.variables === slip;
  const open = {
    id: 'slip',
    label: t('palette.slip', { slip: slip ?? '' }),
    also: '',
    kind: 'action' as const,
    run: () => {
      if (slip !== null) find.mutate(slip);
    },
    missing: current && find.data === null,
    error: current ? find.error : null,
  };
  return { slip, open };
}
