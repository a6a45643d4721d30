import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CallSheet, CampaignView } from '../../api/campaign-types';
import { api, post } from '../../api/client';
import { useI18n } from '../../i18n';
import { fromTokyoInput, shortMoment } from '../../lib/format';
import { isSaveKey } from '../../lib/ime';
import { useFields } from '../../lib/use-fields';
import { DateField } from '../../ui/date-field';
import { isUnread } from '../../ui/date-value';
import { Who } from '../../ui/entry-parts';
import { Card, Pairs, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useCampaignAction } from './use-campaign-action';

interface Props {
  campaign: CampaignView;
  noticeId: string;
  onDone: () => void;
}

const OUTCOMES = ['told', 'no-answer', 'call-back', 'refused', 'wrong-number'];

/** Name, number and words for one call. Asked for once: each look is written to the audit log. */
export function CallSheetCard({ campaign, noticeId, onDone }: Props) {
  const { t, word } = useI18n();
  const sheet = useQuery({
    queryKey: ['call-sheet', campaign.id, noticeId],
    queryFn: () => api<CallSheet>(`/campaigns/${campaign.id}/calls/${noticeId}`),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (!sheet.data) return <Card title={t('calls.sheet')}>{pending(sheet)}</Card>;
  const { name, kana, phone, code, language, script, calls } = sheet.data;
  return (
    <Card title={t('calls.sheet')}>
      <Stack gap="sm">
        <Pairs
          of={[
            [t('calls.name'), kana === null ? name : `${name ?? ''} (${kana})`],
            [t('calls.phone'), <span className="mado-number">{phone}</span>],
            [t('calls.language'), word('noticeLanguage', language)],
            [t('calls.code'), <span className="mado-number">{code}</span>],
          ]}
        />
        <div className="mado-text">{script}</div>
        {calls.map((call) => (
          <Text key={call.at} size="sm">
            {shortMoment(call.at)} <Who actorId={call.actorId} /> {word('call', call.outcome)} {call.note ?? ''}
          </Text>
        ))}
        <RecordCall campaign={campaign} noticeId={noticeId} onDone={onDone} />
      </Stack>
    </Card>
  );
}

/** What came of the call. Ctrl+Enter records it, but never the Enter that ends a kana conversion. */
function RecordCall({ campaign, noticeId, onDone }: Props) {
  const { t, word } = useI18n();
  const form = useFields({ outcome: '', note: '', callBackAt: '' });
  const { outcome, note, callBackAt } = form.values;
  const record = useCampaignAction(
    campaign,
    () =>
      post(`/campaigns/${campaign.id}/calls/${noticeId}`, {
        ...{ outcome, note: note.trim() },
        ...(outcome === 'call-back' && callBackAt !== '' ? { callBackAt: fromTokyoInput(callBackAt) } : {}),
      }),
    onDone,
  );
  const save = (): void => {
    if (outcome !== '' && !isUnread(callBackAt) && !record.isPending) record.mutate();
  };
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('calls.outcome')}
        required
        data={[{ value: '', label: '—' }, ...OUTCOMES.map((value) => ({ value, label: word('call', value) }))]}
        {...form.bind('outcome')}
      />
      {outcome === 'call-back' && (
        <DateField kind="moment" toward="future" label={t('calls.callBackAt')} {...form.date('callBackAt')} />
      )}
      <Textarea
        label={t('calls.note')}
        autosize
        minRows={2}
        {...form.bind('note')}
        onKeyDown={(event) => {
          if (isSaveKey(event)) save();
        }}
      />
      <ProblemAlert error={record.error} />
      <Group>
        <Button disabled={outcome === '' || isUnread(callBackAt)} loading={record.isPending} onClick={save}>
          {t('calls.record')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
