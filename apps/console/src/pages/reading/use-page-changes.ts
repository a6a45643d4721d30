import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ApiProblem } from '../../api/client';
import { useNotes } from '../../ui/problem-alert';
import { conflictOf } from '../complaint/conflict';
import type { PageView } from './types';

/** What is sent about a page, one after the other; the later ones build on the version that the earlier ones made. */
export type PageStep =
  | { what: 'correction'; body: { text: string } | { words: { index: number; text: string }[] } }
  | { what: 'transcript'; body: { text: string } }
  | { what: 'confirmation' };

interface Sending {
  steps: readonly PageStep[];
  version: number;
}

function sendStep(pageId: string, step: PageStep, version: number): Promise<PageView> {
  return api<PageView>(`/pages/${pageId}/${step.what}`, {
    method: 'POST',
    headers: { 'If-Match': `"${String(version)}"` },
    ...('body' in step ? { body: step.body } : {}),
  });
}

/** Saves what a person made of a page; a conflict comes back with what stands there now. */
export function usePageChanges(page: PageView, complaintId: string, onSaved: () => void) {
  const client = useQueryClient();
  const notes = useNotes();
  const save = useMutation({
    mutationFn: async ({ steps, version }: Sending) => {
      let saved: PageView | undefined;
      for (const step of steps) saved = await sendStep(page.id, step, saved?.version ?? version);
      return saved;
    },
    // Only now: the editor begins anew with every version, and must not lose what was typed when a step is refused.
    onSuccess: (saved) => {
      client.setQueryData(['page', page.id], saved);
      notes.done();
      onSaved();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['pages', complaintId] });
      void client.invalidateQueries({ queryKey: ['complaint', complaintId] });
      void client.invalidateQueries({ queryKey: ['reading-queue'] });
    },
  });
  return {
    save,
    conflict: save.error instanceof ApiProblem ? conflictOf(save.error) : null,
    reload: () => {
      save.reset();
      void client.invalidateQueries({ queryKey: ['page', page.id] });
    },
  };
}
