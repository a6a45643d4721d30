/**
 * SQL: whether another campaign told the party of `party`, or is telling it now (a paused one is not), seen from the
 * campaign of `campaign`; both are columns.
 */
export function toldElsewhere(party: string, campaign: string): string {
  return `EXISTS (SELECT 1 FROM notices o JOIN notice_campaigns oc ON oc.id = o.campaign_id
    WHERE o.party_id = ${party} AND o.campaign_id <> ${campaign}
      AND (o.state IN ('sending', 'accepted', 'acknowledged')
        OR (o.state = 'pending' AND oc.state IN ('canary', 'running', 'done'))))`;
}
