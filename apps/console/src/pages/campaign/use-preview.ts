import { useQuery } from '@tanstack/react-query';
import type { CampaignPreview, CampaignView } from '../../api/campaign-types';
import { api } from '../../api/client';

/** How the present words arrive at the first of the present list; asked for anew when either is another. */
export function usePreview(campaign: CampaignView) {
  return useQuery({
    queryKey: ['campaign-preview', campaign.id, campaign.bindingHash],
    queryFn: () => api<CampaignPreview>(`/campaigns/${campaign.id}/preview`),
    staleTime: Infinity,
  });
}
