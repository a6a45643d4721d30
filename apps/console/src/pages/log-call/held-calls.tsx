import { Text } from '@mantine/core';
import type { MouseEvent } from 'react';
import { Link } from 'react-router';
import { onForgotten } from '../../api/session';
import { useMyDrafts, type MyDraft } from '../../drafts/use-draft';
import { useI18n } from '../../i18n';
import { clockTime } from '../../lib/clock-time';
import { Card } from '../../ui/page';
import { fromStored, isBlank, type CallDraft } from './draft';
import { outbox } from './outbox';

export interface HeldCall {
  id: string;
  call: CallDraft;
  savedAt: string;
}

export const callPath = (id: string): string => `/log-call?call=${id}`;

/** Calls that were opened in this tab, as they stand: what a draft has not stored yet is here, also without network. */
export const callsOfTab = new Map<string, CallDraft>();
/** Calls that were thrown away, of which the desk may not know yet. */
const thrownAway = new Set<string>();
onForgotten(() => {
  callsOfTab.clear();
  thrownAway.clear();
});

/** A call that nobody wants kept is held no more; when the desk could not be told (`forgotten`: false), it is again, to be seen. */
export function throwAway(id: string, forgotten: Promise<boolean>): void {
  callsOfTab.delete(id);
  thrownAway.add(id);
  void forgotten.then((isForgotten) => {
    if (!isForgotten) thrownAway.delete(id);
  });
}

/** Calls of the agent that are not registered yet, but the one on the page; the one begun first comes first. */
export function useHeldCalls(shownId: string): HeldCall[] {
  const { items } = useMyDrafts<Partial<CallDraft>>('call');
  const stored = items.map(({ key, value, savedAt }: MyDraft<Partial<CallDraft>>) => ({
    id: key,
    call: fromStored(value),
    savedAt,
  }));
  const open = [...callsOfTab].map(([id, call]) => ({ id, call, savedAt: call.startedAt ?? '' }));
  return [...stored.filter(({ id }) => !callsOfTab.has(id)), ...open]
    .filter(
      ({ id, call }) =>
        id !== shownId && !thrownAway.has(id) && !isBlank(call) && outbox.all().get(id)?.state !== 'done',
    )
    .sort((a, b) => (a.call.startedAt ?? a.savedAt).localeCompare(b.call.startedAt ?? b.savedAt));
}

interface HeldCallsProps {
  held: readonly HeldCall[];
  turnTo: (call: string) => void;
}

/** A click that opens another tab or window is the browser's. */
const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

/** Calls on hold, and calls that a closed browser left behind. */
export function HeldCalls({ held, turnTo }: HeldCallsProps) {
  const { t } = useI18n();
  if (held.length === 0) return null;
  return (
    <Card title={t('log.held', { count: held.length })}>
      <ul className="mado-held">
        {held.map(({ id, call, savedAt }, index) => (
          <li key={id}>
            <Link
              to={callPath(id)}
              onClick={(event) => {
                if (!isPlain(event)) return;
                event.preventDefault();
                turnTo(id);
              }}
            >
              <span className="mado-number">{clockTime(call.startedAt ?? savedAt)}</span>
              <b>{call.name || call.phone || t('log.heldNobody')}</b>
              <span className="mado-held-words">{call.text}</span>
            </Link>
            {call.sending !== null && <Text size="xs">{t('log.heldWaiting')}</Text>}
            {index === 0 && <kbd>F9</kbd>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
