import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, post } from '../../../api/client';
import type { LetterCheck } from '../../../api/reply-types';
import { useDraft } from '../../../drafts/use-draft';
import { useGiven } from './given-back';

/** An answer that is being written. */
export interface Letter {
  subject: string;
  text: string;
  templateId: string;
}

const EMPTY: Letter = { subject: '', text: '', templateId: '' };

/** What was found in a letter as it was looked through; it counts for that letter alone. */
export interface Looked extends LetterCheck {
  of: Letter;
}

/** The letter, its draft, and the two steps of sending it: the look through, and the sending. */
export function useLetter(complaintId: string, onSent: () => void) {
  const client = useQueryClient();
  const [letter, setLetter] = useState(EMPTY);
  const [looked, setLooked] = useState<Looked | null>(null);
  const draft = useDraft('reply', complaintId, letter);
  const { given, taken } = useGiven();
  const requestKey = useRef(crypto.randomUUID());
  const path = `/complaints/${complaintId}/mail-replies`;
  const change = (part: Partial<Letter>): void => {
    setLetter((before) => ({ ...before, ...part }));
    setLooked(null);
  };
  useEffect(() => {
    if (draft.restored !== null) setLetter({ ...EMPTY, ...draft.restored });
  }, [draft.restored]);
  useEffect(() => {
    if (given === null) return;
    setLetter({ ...EMPTY, ...given });
    taken();
  }, [given, taken]);

  const send = useMutation({
    mutationFn: (confirmed: { reason: string; findings: number } | null) =>
      api<{ id: string }>(path, {
        method: 'POST',
        headers: { 'Idempotency-Key': requestKey.current },
        body: {
          subject: letter.subject.trim(),
          text: letter.text,
          ...(letter.templateId === '' ? {} : { templateId: letter.templateId }),
          ...(confirmed === null ? {} : { confirmed }),
        },
      }),
    onSuccess: async () => {
      requestKey.current = crypto.randomUUID();
      setLetter(EMPTY);
      setLooked(null);
      await draft.discard();
      await client.invalidateQueries({ queryKey: ['complaint', complaintId] });
      onSent();
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
