import { Alert, Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, post } from '../../api/client';
import type { Campaign } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { listed, shortMoment } from '../../lib/format';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import type { ListFigures, ListSummary } from '../party-list/types';

interface FromComplaints {
  added: number;
  repeated: number;
  unidentified: string[];
  refused: { complaintId: string; code: string }[];
}

/** The list in numbers, where it comes from, and the ways to fill it. */
export function ListSources({ campaign, mayEdit }: { campaign: Campaign; mayEdit: boolean }) {
  const { t } = useI18n();
  const can = useCan();
  const figures = useQuery({
    queryKey: ['campaign', campaign.id, 'figures'],
    queryFn: () => api<ListFigures>(`/campaigns/${campaign.id}/list-figures`),
  });
  const sources = useQuery({
    queryKey: ['campaign', campaign.id, 'sources'],
    queryFn: () => api<{ items: ListSummary[] }>(`/incidents/${campaign.incidentId}/lists`),
  });
  const own = (sources.data?.items ?? []).filter(
    (each) => each.campaignId === campaign.id && each.state !== 'cancelled',
  );
  const openPairs = figures.data?.openPairs ?? 0;
  return (
    <Stack gap="sm" mb="sm">
      {figures.data && <Figures of={figures.data} campaign={campaign} />}
      {openPairs > 0 && can('notices:write') && (
        <Alert color="orange">
          <Anchor component={Link} to={`/incidents/${campaign.incidentId}/party-pairs`} size="sm">
            {t('pairs.waiting', { count: openPairs })}
          </Anchor>
        </Alert>
      )}
      {mayEdit && <Ways campaign={campaign} />}
      {own.length > 0 && <Sources of={own} />}
      <ProblemAlert error={figures.error ?? sources.error} />
    </Stack>
  );
}

function Figures({ of, campaign }: { of: ListFigures; campaign: Campaign }) {
  const { t, language } = useI18n();
  // Once it is under way, others may have told people after it; the figure says nothing of this campaign then.
  const ahead = ['draft', 'approved', 'scheduled'].includes(campaign.state);
  const steps = (['email', 'letter', 'phone', 'substitute'] as const)
    .filter((step) => of.firstStep[step] > 0)
    .map((step) => `${t(`firstStep.${step}`)} ${of.firstStep[step].toLocaleString()}`);
  return (
    <div>
      <Text size="sm">
        {t('lists.persons', { count: of.persons.toLocaleString() })}
        {steps.length > 0 && t('lists.firstStep', { steps: listed(steps, language) })}
      </Text>
      {of.alreadyTold > 0 && ahead && (
        <Text size="sm">
          {t(campaign.purpose === 'first' ? 'campaign.alreadyTold' : 'campaign.toldAgain', {
            count: of.alreadyTold.toLocaleString(),
          })}
        </Text>
      )}
    </div>
  );
}

function Ways({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const complaints = useMutation({
    mutationFn: () => post<FromComplaints>(`/campaigns/${campaign.id}/parties/from-complaints`, {}),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
    },
  });
  const made = complaints.data;
  return (
    <>
      <Group gap="xs">
        <Button component={Link} to={`/campaigns/${campaign.id}/list`} variant="default" size="sm">
          {t('lists.new')}
        </Button>
        <Button
          variant="default"
          size="sm"
          loading={complaints.isPending}
          onClick={() => {
            complaints.mutate();
          }}
        >
          {t('lists.fromComplaints')}
        </Button>
      </Group>
      {made && (
        <Alert color={made.refused.length + made.unidentified.length > 0 ? 'yellow' : 'green'}>
          {t('lists.fromComplaintsDone', {
            added: made.added,
            repeated: made.repeated,
            unidentified: made.unidentified.length,
            refused: made.refused.length,
          })}
        </Alert>
      )}
      <ProblemAlert error={complaints.error} />
    </>
  );
}

function Sources({ of }: { of: readonly ListSummary[] }) {
  const { t, word } = useI18n();
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={4} fz="sm" aria-label={t('lists.sources')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('lists.sources')}</Table.Th>
            <Table.Th>{t('field.state')}</Table.Th>
            <Table.Th className="mado-figure">{t('incident.persons')}</Table.Th>
            <Table.Th>{t('field.at')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.map((source) => (
            <Table.Tr key={source.id}>
              <Table.Td>
                <Anchor component={Link} to={`/party-lists/${source.id}`} size="sm">
                  {word('listKind', source.kind)}
                </Anchor>
              </Table.Td>
              <Table.Td>{word('listState', source.state)}</Table.Td>
              <Table.Td className="mado-figure">
                {t('lists.addedShort', { count: source.added.toLocaleString() })}
              </Table.Td>
              <Table.Td className="mado-number">{shortMoment(source.createdAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
