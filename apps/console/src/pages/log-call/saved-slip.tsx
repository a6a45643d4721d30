import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, deskNow, post } from '../../api/client';
import { useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { sayMoment } from '../../lib/dates';
import { slipGroups, spokenSlip } from '../../lib/digits';
import { listed, moment, remarked } from '../../lib/format';
import { useShortcut } from '../../shell/shortcuts';
import { Card, Page, Pairs } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { promisedAt, type CallDraft, type LoggedCall } from './draft';

interface SavedSlipProps {
  logged: LoggedCall;
  call: CallDraft;
  onNext: () => void;
}

/** The slip number, large and in groups to read out over the phone; printed, it is the slip for the complainant. */
export function SavedSlip({ logged, call, onNext }: SavedSlipProps) {
  const { t, language } = useI18n();
  const { user } = useSession();
  const navigate = useNavigate();
  // The focus goes to the number: on a button, keys that are still held from saving would press it.
  const slip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    slip.current?.focus();
  }, []);
  const open = (): void => void navigate(`/complaints/${logged.id}`);
  const print = (): void => {
    window.print();
  };
  useShortcut('o', t('log.openComplaint'), open);
  useShortcut('p', t('log.print'), print);
  const now = deskNow();
  const promised = promisedAt(call, now);
  const phones = useDeskPhones();
  return (
    <Page title={t('log.saved')}>
      <Card>
        <div className="mado-slip-paper">
          <Text className="mado-screen">{t('log.readOut')}</Text>
          <p className="mado-print mado-slip-head">{t('log.slipHead')}</p>
          <div ref={slip} tabIndex={-1} className="mado-slip" role="status" aria-label={t('field.slip')}>
            {slipGroups(logged.slipNumber).map((group, index) => (
              <span key={index} className={index > 2 ? 'mado-slip-gap' : undefined}>
                {`${index === 1 || index === 2 ? '-' : ''}${group}`}
              </span>
            ))}
          </div>
          {language === 'ja' && (
            <Text className="mado-screen" size="sm" c="dimmed" aria-hidden="true">
              {spokenSlip(logged.slipNumber)}
            </Text>
          )}
          <Pairs
            of={[
              [t('field.receivedAt'), moment(call.startedAt ?? new Date(now).toISOString(), language)],
              [t('log.takenBy'), user.name],
              [t('log.callback'), promised === null ? call.callback : sayMoment(promised, language, now)],
              [t('log.deskPhone'), phones],
            ]}
          />
          <p className="mado-print">{t('log.slipFoot')}</p>
        </div>
        {logged.assessment?.flagged === true && (
          <Alert color="red" mt="md" className="mado-screen">
            {t('log.savedFlagged')}
          </Alert>
        )}
        <Group mt="md" className="mado-screen">
          <Button onClick={onNext}>
            {t('log.next')} <kbd>F2</kbd>
          </Button>
          <Told complaintId={logged.id} />
          <Button component={Link} to={`/complaints/${logged.id}`} variant="default">
            {t('log.openComplaint')} <kbd>O</kbd>
          </Button>
          <Button variant="default" onClick={print}>
            {t('log.print')} <kbd>P</kbd>
          </Button>
        </Group>
      </Card>
    </Page>
  );
}

/** By which numbers the complainant calls back; '' while they are not known. */
function useDeskPhones(): string {
  const { t, language } = useI18n();
  const reach = useQuery({
    queryKey: ['reach'],
    queryFn: () => api<{ phones: string[]; sample: boolean }>('/reach'),
    staleTime: Infinity,
  });
  const said = listed(reach.data?.phones ?? [], language);
  return said !== '' && reach.data?.sample === true ? remarked(said, t('log.samplePhone'), language) : said;
}

/** The number was read out: that is the notice of receipt, and stands in the history as such. */
function Told({ complaintId }: { complaintId: string }) {
  const { t } = useI18n();
  const tell = useMutation({
    mutationFn: () => post(`/complaints/${complaintId}/handling`, { to: 'acknowledged', note: t('log.toldNote') }),
  });
  const say = (): void => {
    if (!tell.isPending && !tell.isSuccess) tell.mutate();
  };
  useShortcut('t', t('log.told'), say, { enabled: !tell.isSuccess });
  return (
    <>
      {tell.isSuccess ? (
        <Text role="status" size="sm" fw={600}>
          {t('log.toldDone')}
        </Text>
      ) : (
        <Button variant="default" loading={tell.isPending} onClick={say}>
          {t('log.told')} <kbd>T</kbd>
        </Button>
      )}
      <ProblemAlert error={tell.error} />
    </>
  );
}
