import { notifications } from '@mantine/notifications';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { deskNow } from '../../api/client';
import { onForgotten, useSession } from '../../api/session';
import { forgetDraft, useDraft } from '../../drafts/use-draft';
import { useI18n, type Translate } from '../../i18n';
import { useShortcut } from '../../shell/shortcuts';
import { CallForm } from './call-form';
import { callBody, EMPTY_CALL, fromStored, type CallDraft } from './draft';
import { callPath, callsOfTab, useHeldCalls } from './held-calls';
import { outbox } from './outbox';
import { SavedSlip } from './saved-slip';
import { WaitingCall } from './waiting-call';

/** Calls that began in this tab: nothing is stored of them yet. */
const fresh = new Set<string>();
const ID = /^[0-9a-f-]{36}$/;

/** The agent's page. Each call is a draft of its own, named in the address, so that a reload or a killed browser comes back to it. */
export default function LogCall() {
  const [params, setParams] = useSearchParams();
  const id = params.get('call') ?? '';
  const named = ID.test(id);
  useEffect(() => {
    if (named) return;
    const made = crypto.randomUUID();
    fresh.add(made);
    setParams({ call: made }, { replace: true });
  }, [named, setParams]);
  return named ? <Call key={id} id={id} /> : null;
}

function Call({ id }: { id: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
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
  const next = (): void => void navigate('/log-call');
  useShortcut('F9', t('log.nextHeld'), () => {
    const following = held[0];
    if (following) void navigate(callPath(following.id));
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
      onDiscard={() => {
        callsOfTab.delete(id);
        void discard().then(next);
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
