import { Alert, Badge, Button, Checkbox, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignView, LetterBatch, LetterCheck, Letters as LettersView } from '../../api/campaign-types';
import { api, download, post } from '../../api/client';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { due, listed, shortMoment, toTokyoInput } from '../../lib/format';
import { useNow } from '../../lib/use-now';
import { DateField } from '../../ui/date-field';
import { Who } from '../../ui/entry-parts';
import { Card, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReturnedLetters } from './returned-letters';
import { useCampaignAction } from './use-campaign-action';

/** Letters of a campaign: print what waits, record what was posted, and what came back. */
export function Letters({ campaign }: { campaign: CampaignView }) {
  const can = useCan();
  const letters = useQuery({
    queryKey: ['campaign', campaign.id, 'letters'],
    queryFn: () => api<LettersView>(`/campaigns/${campaign.id}/letters`),
  });
  if (!letters.data) return pending(letters);
  return (
    <Stack>
      {can('notices:write') && <PrintCard campaign={campaign} waiting={letters.data.waiting} />}
      <Batches campaign={campaign} batches={letters.data.batches} />
      {can('notices:write') && letters.data.batches.some(({ state }) => state === 'posted') && (
        <ReturnedLetters campaign={campaign} />
      )}
    </Stack>
  );
}

function PrintCard({ campaign, waiting }: { campaign: CampaignView; waiting: number }) {
  const { t } = useI18n();
  const [barcode, setBarcode] = useState(false);
  const [duplex, setDuplex] = useState(false);
  const print = useCampaignAction(campaign, () =>
    post<{ id: string; letters: number }>(`/campaigns/${campaign.id}/letters`, { barcode, duplex }),
  );
  return (
    <Card title={t('letters.print')}>
      <Stack gap="sm">
        <Text size="sm">{t('letters.waiting', { count: waiting })}</Text>
        <Text size="sm" c="dimmed">
          {t('letters.envelope')}
        </Text>
        <Group>
          <Checkbox
            label={t('letters.barcode')}
            checked={barcode}
            onChange={(event) => {
              setBarcode(event.currentTarget.checked);
            }}
          />
          <Checkbox
            label={t('letters.duplex')}
            checked={duplex}
            onChange={(event) => {
              setDuplex(event.currentTarget.checked);
            }}
          />
        </Group>
        <ProblemAlert error={print.error} />
        <Group>
          <Button
            disabled={waiting === 0}
            loading={print.isPending}
            onClick={() => {
              print.mutate();
            }}
          >
            {t('letters.makeBatch')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function Batches({ campaign, batches }: { campaign: CampaignView; batches: LetterBatch[] }) {
  const { t } = useI18n();
  return (
    <Card title={t('letters.batches')}>
      {batches.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('empty.none')}
        </Text>
      )}
      {batches.length > 0 && (
        <div className="mado-scroll">
          <Table verticalSpacing={6} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('letters.number')}</Table.Th>
                <Table.Th>{t('letters.count')}</Table.Th>
                <Table.Th>{t('letters.printed')}</Table.Th>
                <Table.Th>{t('letters.posted')}</Table.Th>
                <Table.Th>{t('letters.returned')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {batches.map((batch) => (
                <Batch key={batch.id} campaign={campaign} batch={batch} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Card>
  );
}

function Batch({ campaign, batch }: { campaign: CampaignView; batch: LetterBatch }) {
  const { t, word, language } = useI18n();
  const can = useCan();
  const file = useMutation({
    mutationFn: () => download(`/letter-batches/${batch.id}/file`, `letters-${batch.number}.pdf`),
  });
  const check = useMutation({
    mutationFn: () => api<LetterCheck>(`/letter-batches/${batch.id}/check`),
  });
  return (
    <Table.Tr>
      <Table.Td className="mado-number">{batch.number}</Table.Td>
      <Table.Td className="mado-number">{batch.letters.toLocaleString()}</Table.Td>
      <Table.Td>
        {shortMoment(batch.printedAt)} <Who actorId={batch.printedBy} />
      </Table.Td>
      <Table.Td>
        {batch.postedOn === null ? (
          <Badge variant="light" color="orange" tt="none">
            {word('lstate', 'letter.sending')}
          </Badge>
        ) : (
          <>
            {due(batch.postedOn, language)} <Who actorId={batch.postedBy} />
          </>
        )}
      </Table.Td>
      <Table.Td className="mado-number">{batch.returned.toLocaleString()}</Table.Td>
      <Table.Td>
        {can('notices:write') && (
          <Group gap="xs" justify="flex-end">
            {batch.state === 'printed' && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('letters.check')} ${batch.number}`}
                loading={check.isPending}
                onClick={() => {
                  check.mutate();
                }}
              >
                {t('letters.check')}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${t('letters.pdf')} ${batch.number}`}
              loading={file.isPending}
              onClick={() => {
                file.mutate();
              }}
            >
              {t('letters.pdf')}
            </Button>
            {batch.state === 'printed' && <Post campaign={campaign} batch={batch} />}
          </Group>
        )}
        {check.data && <Checked of={check.data} />}
        <ProblemAlert error={check.error ?? file.error} />
      </Table.Td>
    </Table.Tr>
  );
}

function Checked({ of }: { of: LetterCheck }) {
  const { t, language } = useI18n();
  const clean = of.byHand.length + of.tooTall.length === 0;
  return (
    <Alert color={clean ? 'green' : 'orange'} mt="xs" role="status">
      <Text size="sm">{t('letters.pages', { count: of.pages.toLocaleString() })}</Text>
      {clean && <Text size="sm">{t('letters.checkedClean')}</Text>}
      {of.byHand.length > 0 && (
        <Text size="sm">{t('letters.byHand', { count: of.byHand.length, numbers: listed(of.byHand, language) })}</Text>
      )}
      {of.tooTall.length > 0 && (
        <Text size="sm">
          {t('letters.tooTall', { count: of.tooTall.length, numbers: listed(of.tooTall, language) })}
        </Text>
      )}
    </Alert>
  );
}

function Post({ campaign, batch }: { campaign: CampaignView; batch: LetterBatch }) {
  const { t } = useI18n();
  const now = useNow();
  const [on, setOn] = useState(toTokyoInput(new Date(now).toISOString()).slice(0, 10));
  const [spoilt, setSpoilt] = useState('');
  const posted = useCampaignAction(campaign, () => {
    const except = spoilt.split(/[\s,、]+/).filter((number) => number !== '');
    return post(`/letter-batches/${batch.id}/posted`, { on, except });
  });
  return (
    <>
      <DateField
        size="xs"
        kind="day"
        aria-label={`${t('letters.postedOn')} ${batch.number}`}
        value={on}
        onValue={setOn}
      />
      <TextInput
        size="xs"
        aria-label={`${t('letters.spoilt')} ${batch.number}`}
        placeholder={t('letters.spoilt')}
        value={spoilt}
        onChange={(event) => {
          setSpoilt(event.currentTarget.value);
        }}
      />
      <Button
        size="compact-sm"
        loading={posted.isPending}
        disabled={on.trim() === ''}
        onClick={() => {
          posted.mutate();
        }}
      >
        {t('letters.recordPosted')}
      </Button>
      <ProblemAlert error={posted.error} />
    </>
  );
}
