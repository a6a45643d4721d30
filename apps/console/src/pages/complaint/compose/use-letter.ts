import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, ApiProblem, post } from '../../../api/client';
import type { LetterCheck } from '../../../api/reply-types';
import { useDraft } from '../../../drafts/use-draft';
import { useGiven } from './given-back';
import { purposeBody, type Purpose } from './reply-purpose';

/** An answer that is being written. */
export interface Letter extends Purpose {
  subject: string;
  text: string;
  templateId: string;
  /** Under which it is sent: kept with the draft, so that after a lost answer and a reload it is still sent once. */
  requestKey: string;
}

const EMPTY = { subject: '', text: '', templateId: '', interim: false, nextDay: '' };
const anew = (): Letter => ({ ...EMPTY, requestKey: crypto.randomUUID() });

/** What was found in a letter as it was looked through; it counts for that letter alone. */
export interface Looked extends LetterCheck {
  of: Letter;
}

/** The letter, its draft, and the two steps of sending it: the look through, and the sending. */
export function useLetter(complaintId: string, onSent: (id: string) => void) {
  const client = useQueryClient();
  const [letter, setLetter] = useState(anew);
  const [looked, setLooked] = useState<Looked | null>(null);
  const draft = useDraft('reply', complaintId, letter);
  const { given, taken } = useGiven();
  /** Former words were taken already: they do not go over the corrected ones when they are taken back. */
  const corrected = useRef(false);
  const path = `/complaints/${complaintId}/mail-replies`;
  const change = (part: Partial<Letter>): void => {
    setLetter((before) => ({ ...before, ...part }));
    setLooked(null);
  };
  useEffect(() => {
    if (draft.restored !== null) setLetter({ ...anew(), ...draft.restored });
  }, [draft.restored]);
  useEffect(() => {
    if (given === null) return;
    if (!corrected.current) setLetter({ ...anew(), ...given });
    corrected.current = false;
    taken();
  }, [given, taken]);

  const send = useMutation({
    mutationFn: (confirmed: { reason: string; findings: number } | null) =>
      api<{ id: string }>(path, {
        method: 'POST',
        headers: { 'Idempotency-Key': letter.requestKey },
        body: {
          subject: letter.subject.trim(),
          text: letter.text,
          ...purposeBody(letter),
          ...(letter.templateId === '' ? {} : { templateId: letter.templateId }),
          ...(confirmed === null ? {} : { confirmed }),
        },
      }),
    onError: async (error) => {
      if (!(error instanceof ApiProblem) || error.code !== 'replies.sent-already') return;
      // The person reads so, and sees the former answer: sent again, it is another one.
      corrected.current = true;
      change({ requestKey: crypto.randomUUID() });
      await client.invalidateQueries({ queryKey: ['complaint', complaintId] });
    },
    onSuccess: async ({ id }) => {
      corrected.current = false;
      setLetter(anew());
      setLooked(null);
      await draft.discard();
      await client.invalidateQueries({ queryKey: ['complaint', complaintId] });
      onSent(id);
    },
  });
  const look = useMutation({
    mutationFn: () => post<LetterCheck>(`${path}/check`, { subject: letter.subject.trim(), text: letter.text }),
    onSuccess: (found) => {
      const isClear = found.unfilled.length === 0 && !found.findings.some(({ needsWord }) => needsWord);
      setLooked({ ...found, of: letter });
      if (isClear) send.mutate(null);
    },
  });
  return { letter, change, draft, look, send, looked };
}
