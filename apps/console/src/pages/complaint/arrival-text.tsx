import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { isInstant } from '../../lib/facts';
import { bytes, listed, moment, remarked } from '../../lib/format';
import { Highlighted } from '../../ui/highlighted';
import { Pairs, pending } from '../../ui/page';
import { AsSent, type AsSentFacts } from './as-sent';

interface ReadArrival {
  subject: string | null;
  from: { name?: string | null; address: string } | null;
  to: { name?: string | null; address: string }[];
  date: string | null;
  text: string;
  attachments: { name: string; mediaType: string; size: number }[];
  asSent: AsSentFacts | null;
}

/** Text, head and files of one arrival. */
export function ArrivalText({ arrivalId }: { arrivalId: string }) {
  const { t, language } = useI18n();
  const found = useQuery({
    queryKey: ['arrival-text', arrivalId],
    queryFn: () => api<ReadArrival>(`/arrivals/${arrivalId}/text`),
    gcTime: 0,
    retry: false,
  });
  const waiting = pending(found);
  if (waiting !== null || !found.data) return waiting;
  const { subject, from, to, date, text, attachments, asSent } = found.data;
  return (
    <Stack gap="sm">
      <Pairs
        of={[
          [t('letter.from'), from === null ? null : addressOf(from)],
          [t('reply.to'), listed(to.map(addressOf), language)],
          [t('letter.date'), isInstant(date) ? moment(date, language) : date],
          [t('log.subject'), subject],
          [
            t('complaint.files'),
            listed(
              attachments.map((each) => remarked(each.name, bytes(each.size), language)),
              language,
            ),
          ],
        ]}
      />
      <AsSent arrivalId={arrivalId} facts={asSent}>
        <Highlighted text={text} reasons={[]} />
      </AsSent>
    </Stack>
  );
}

function addressOf({ name, address }: { name?: string | null; address: string }): string {
  return name === null || name === undefined || name === '' ? address : `${name} <${address}>`;
}
