import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDraft } from '../../../drafts/use-draft';
import { useNotes } from '../../../ui/problem-alert';

/** One text that is written, kept as a draft, and saved. */
export function useTextForm(complaintId: string, draftKey: string, save: (text: string) => Promise<unknown>) {
  const notes = useNotes();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const draft = useDraft('note', `${draftKey}.${complaintId}`, text);
  useEffect(() => {
    if (draft.restored !== null) setText(draft.restored);
  }, [draft.restored]);
  const saving = useMutation({
    mutationFn: () => save(text.trim()),
    onSuccess: async () => {
      notes.done();
      setText('');
      await draft.discard();
      await client.invalidateQueries({ queryKey: ['complaint', complaintId] });
    },
  });
  const isReady = text.trim() !== '' && !saving.isPending;
  const go = (): void => {
    if (isReady) saving.mutate();
  };
  return { text, setText, draft, saving, isReady, go };
}
