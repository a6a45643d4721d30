import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotes } from '../../ui/problem-alert';

/** A mutation that belongs to an incident: says it is saved and reads the incident again. */
export function useIncidentAction<V = void>(
  incidentId: string,
  act: (value: V) => Promise<unknown>,
  after?: () => void,
) {
  const client = useQueryClient();
  const notes = useNotes();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['incident', incidentId] });
      void client.invalidateQueries({ queryKey: ['incidents'] });
      after?.();
    },
  });
}
