import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotes } from '../../ui/problem-alert';

/** Something done to a campaign; afterwards all that is shown of it is read again. */
export function useCampaignAction<T, V = void>(
  campaign: { id: string; incidentId: string },
  work: (input: V) => Promise<T>,
  onDone?: (answer: T) => void,
) {
  const client = useQueryClient();
  const notes = useNotes();
  return useMutation({
    mutationFn: work,
    onSuccess: (answer) => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
      void client.invalidateQueries({ queryKey: ['campaigns', campaign.incidentId] });
      onDone?.(answer);
    },
  });
}
