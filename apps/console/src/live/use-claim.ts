import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, deskNow } from '../api/client';
import { useSession } from '../api/session';
import { idleFor } from './activity';

export interface Who {
  id: string;
  name: string;
}

/** Why somebody keeps what a colleague asked for. */
export const KEEP_WORDS = ['nearly-done', 'on-the-phone', 'please-wait'] as const;
export type KeepWord = (typeof KEEP_WORDS)[number];

/** Who works on something, as the desk says it. */
export interface ClaimView {
  holder: Who | null;
  claimedAt: string | null;
  /** Somebody asks for it; without an answer it is theirs at `until`. */
  asked: { by: Who; at: string; until: string } | null;
  /** The holder's last answer to the asker, who alone sees it. */
  kept: { word: KeepWord; at: string } | null;
}

export interface Claim extends ClaimView {
  mine: boolean;
  /** Whether it is the user who asks. */
  asking: boolean;
  claim: () => void;
  release: () => void;
  ask: () => void;
  handOver: () => void;
  keep: (word: KeepWord) => void;
  busy: boolean;
  error: Error | null;
}

const BEAT_MS = 30_000;
/** Whoever does nothing for so long is not working on it any more. */
const IDLE_MS = 10 * 60_000;
const NOBODY: ClaimView = { holder: null, claimedAt: null, asked: null, kept: null };

type Deed = 'claim' | 'beat' | 'release' | 'ask' | 'hand-over' | 'keep';

/** Who works on a complaint (or `review`: its review), and the deeds of taking, asking and handing over. */
export function useClaim(complaintId: string, kind: 'complaint' | 'review' = 'complaint'): Claim {
  const { user } = useSession();
  const client = useQueryClient();
  const queryKey = ['claim', kind, complaintId];
  const path = `/${kind === 'review' ? 'review' : 'complaints'}/${complaintId}/claim`;
  const found = useQuery({ queryKey, queryFn: () => api<ClaimView>(path), enabled: complaintId !== '' });
  const view = found.data ?? NOBODY;
  const mine = view.holder?.id === user.id;
  const asking = view.asked?.by.id === user.id;
  const deed = useMutation({
    mutationFn: ({ what, word }: { what: Deed; word?: KeepWord }) =>
      api<ClaimView>(what === 'claim' || what === 'beat' ? path : `${path}/${what}`, {
        method: 'POST',
        ...(word === undefined ? {} : { body: { word } }),
        quiet: what === 'beat',
      }),
    onSuccess: (now) => {
      client.setQueryData(queryKey, now);
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  });
  const { mutate } = deed;
  useEffect(() => {
    if (!mine) return undefined;
    const timer = setInterval(() => {
      if (idleFor() < IDLE_MS) mutate({ what: 'beat' });
    }, BEAT_MS);
    return () => {
      clearInterval(timer);
    };
  }, [mine, mutate]);
  useRecheck(view.asked?.until ?? null, () => void found.refetch());
  const doing = (what: Deed) => () => {
    mutate({ what });
  };
  return {
    ...view,
    mine,
    asking,
    claim: doing('claim'),
    release: doing('release'),
    ask: doing('ask'),
    handOver: doing('hand-over'),
    keep: (word) => {
      mutate({ what: 'keep', word });
    },
    busy: deed.isPending && deed.variables.what !== 'beat',
    error: deed.variables?.what === 'beat' ? null : deed.error,
  };
}

/** Reads again when a request for it runs out, for then it has changed hands. */
function useRecheck(until: string | null, recheck: () => void): void {
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(recheck, Math.max(0, Date.parse(until) - deskNow()) + 500);
    return () => {
      clearTimeout(timer);
    };
  }, [until]);
}
