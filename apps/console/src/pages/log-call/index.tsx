import { notifications } from '@mantine/notifications';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate, useSearchParams } from 'react-router';
import { deskNow } from '../../api/client';
import { onForgotten, useSession } from '../../api/session';
import { forgetDraft } from '../../drafts/kept-drafts';
import { useDraft } from '../../drafts/use-draft';
import { useI18n, type Translate } from '../../i18n';
import { useShortcut } from '../../shell/shortcuts';
import { CallForm } from './call-form';
import { callBody, EMPTY_CALL, fromStored, type CallDraft } from './draft';
import { callPath, callsOfTab, throwAway, useHeldCalls } from './held-calls';
import { outbox } from './outbox';
import { SavedSlip } from './saved-slip';
import { isOver, turned, type Turn } from './turn';
import { WaitingCall } from './waiting-call';

/** Calls that began in this tab: nothing is stored of them yet. */
const fresh = new Set<string>();
const ID = /^[0-9a-f-]{36}$/;

/**
 * The agent's page. Each call is a draft of its own, named in the address, so that a reload or a killed browser comes back to it.
 * A key that leads to another call shows it before the next key is looked at: the first words of one caller must never
 * end in the note of the caller before, however slow the machine.
 */
export default function LogCall() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [turn, setTurn] = useState<Turn | null>(null);
  const named = params.get('call') ?? '';
  const id = turn?.to ?? named;
  const exists = ID.test(id);
  useEffect(() => {
    if (!exists) setParams({ call: begun() }, { replace: true });
  }, [exists, setParams]);
  useEffect(() => {
    if (turn !== null && isOver(turn, named)) setTurn(null);
  }, [turn, named]);
  useEffect(() => {
    // Whoever goes back or forward goes where the browser's history says, also before the address has followed.
    const stop = (): void => {
      setTurn(null);
    };
    window.addEventListener('popstate', stop);
    return () => {
      window.removeEventListener('popstate', stop);
    };
  }, []);
  const turnTo = (call: string): void => {
    flushSync(() => {
      setTurn((before) => turned(before, named, call));
    });
    void navigate(callPath(call));
  };
  const next = (): void => {
    turnTo(begun());
  };
  useShortcut('F2', t('log.next'), next);
  useShortcut('alt+n', t('log.next'), next);
  return exists ? <Call key={id} id={id} turnTo={turnTo} next={next} /> : null;
}

/** The identifier of a call that begins now. */
function begun(): string {
  const id = crypto.randomUUID();
  fresh.add(id);
  return id;
}

interface CallProps {
  id: string;
  turnTo: (call: string) => void;
  next: () => void;
}

function Call({ id, turnTo, next }: CallProps) {
  const { t } = useI18n();
  const [call, setCall] = useState(() => callsOfTab.get(id) ?? EMPTY_CALL);
  const [isNew] = useState(() => fresh.has(id) && !callsOfTab.has(id));
  const draft = useDraft<Partial<CallDraft>>('call', id, call, { fresh: isNew });
  const held = useHeldCalls(id);
  const sent = useSyncExternalStore(outbox.subscribe, outbox.all).get(id);
  useOutbox(id);
  useRestored(draft.restored, id, setCall);
  useGuard(draft.state === 'failed' || sent?.state === 'waiting');
  const set = (change: Partial<CallDraft>): void => {
    setCall((before) => ({ ...before, startedAt: before.startedAt ?? new Date(deskNow()).toISOString(), ...change }));
  };
  const save = (): void => {
    const body = callBody(call, deskNow());
    set({ sending: body });
    outbox.send(id, body);
  };
  useShortcut('F9', t('log.nextHeld'), () => {
    const following = held[0];
    if (following) turnTo(following.id);
  });
  const { discard } = draft;
  const state = sent?.state;
  useEffect(() => {
    if (state === 'done') void discard();
    if (state === 'refused') setCall((before) => ({ ...before, sending: null }));
  }, [state, discard]);
  useEffect(() => {
    if (call.startedAt !== null) callsOfTab.set(id, call);
  }, [id, call]);
  if (sent?.state === 'done') return <SavedSlip logged={sent.call} call={call} onNext={next} />;
  if (sent?.state === 'waiting' || (sent?.state === 'sending' && sent.tries > 0))
    return <WaitingCall call={call} onNext={next} />;
  return (
    <CallForm
      call={call}
      set={set}
      draft={draft}
      held={held}
      busy={sent?.state === 'sending'}
      refusal={sent?.state === 'refused' ? sent.error : null}
      onSave={save}
      turnTo={turnTo}
      onDiscard={() => {
        throwAway(id, discard());
        // At once: the next caller must not wait, nor be torn away later.
        next();
      }}
    />
  );
}

/** Puts what was written before into the fields; what was on its way is sent again. */
function useRestored(restored: Partial<CallDraft> | null, id: string, setCall: (call: CallDraft) => void): void {
  useEffect(() => {
    // What this tab holds is never older than what it has stored.
    if (restored === null || callsOfTab.has(id)) return;
    const call = fromStored(restored);
    setCall(call);
    if (call.sending !== null) outbox.send(id, call.sending);
  }, [restored, id, setCall]);
}

/** The browser asks before it closes a page with something on it that is nowhere else. */
function useGuard(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [on]);
}

/** What arrives while its agent is elsewhere is told there; it needs who is signed in and their language, as they were last. */
const reader: { t?: Translate; userId?: string; shown?: string } = {};

function useOutbox(id: string): void {
  const { t } = useI18n();
  const { user } = useSession();
  useEffect(() => {
    Object.assign(reader, { t, userId: user.id, shown: id });
    return () => {
      delete reader.shown;
    };
  }, [t, user.id, id]);
}

onForgotten(() => {
  outbox.clear();
});
outbox.onArrival((id, { slipNumber }) => {
  callsOfTab.delete(id);
  if (reader.userId !== undefined) void forgetDraft(reader.userId, 'call', id);
  if (reader.shown === id || reader.t === undefined) return;
  notifications.show({ message: reader.t('log.sentLater', { slip: slipNumber }), color: 'green', autoClose: false });
});
window.addEventListener('online', () => {
  outbox.retryAll();
});
