import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../../api/client';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { bytes, moment, remarked } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card, Pairs } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { Accept } from './accept';
import type { Mailbox, MailboxLook, Recheck } from './types';

const COLOR = { configured: 'gray', waiting: 'orange', taking: 'green', removed: 'gray' } as const;

/** One watched mailbox: what lies in it, from where it is taken, and whether the ledger agrees. */
export function MailboxCard({ of }: { of: Mailbox }) {
  const { t } = useI18n();
  const mayOperate = useCan()('system:operate');
  return (
    <Card
      title={of.name}
      actions={
        <Badge variant="light" color={COLOR[of.state]} tt="none">
          {t(`mailboxes.state.${of.state}`)}
        </Badge>
      }
    >
      <Stack gap="sm">
        {of.state === 'configured' && <Text size="sm">{t('mailboxes.notSeen')}</Text>}
        {of.look !== null && of.acceptedAt === null && <Look of={of.look} />}
        {of.acceptedAt !== null && <Taking of={of} />}
        {of.state === 'waiting' && mayOperate && <Accept of={of} />}
        {of.state === 'taking' && mayOperate && <RecheckNow name={of.name} />}
      </Stack>
    </Card>
  );
}

function Look({ of }: { of: MailboxLook }) {
  const { t, language } = useI18n();
  const became = Object.keys(of.wouldBecome);
  return (
    <Pairs
      of={[
        [t('mailboxes.lookAt'), moment(of.at, language)],
        [t('mailboxes.mails'), t('mailboxes.mailsOf', { count: of.mails, size: bytes(of.bytes) })],
        [
          t('mailboxes.span'),
          of.oldest === null ? null : `${moment(of.oldest, language)} 〜 ${moment(of.newest, language)}`,
        ],
        [t('mailboxes.wouldBecome'), became.length === 0 ? null : <WouldBecome key="became" of={of} />],
      ]}
    />
  );
}

function WouldBecome({ of }: { of: MailboxLook }) {
  const { t, word, language } = useI18n();
  const most = Object.entries(of.wouldBecome).sort(([, a], [, b]) => b - a);
  return (
    <>
      {most.map(([name, count]) => (
        <div key={name}>
          {name === 'complaint'
            ? t('ledger.count.complaint')
            : remarked(t('ledger.count.parked'), word('parked', name), language)}{' '}
          {t('mailboxes.count', { count })}
        </div>
      ))}
      {t('mailboxes.sampled', { count: of.sampled })}
    </>
  );
}

function Taking({ of }: { of: Mailbox }) {
  const { t, language } = useI18n();
  const { reconciled } = of;
  return (
    <>
      <Pairs
        of={[
          [
            t('mailboxes.acceptedAt'),
            <>
              {moment(of.acceptedAt, language)} <Who actorId={of.acceptedBy} />
            </>,
          ],
          [t('mailboxes.start'), <Start key="start" of={of} />],
          [t('mailboxes.reconciledAt'), reconciled === null ? t('mailboxes.notYet') : moment(reconciled.at, language)],
        ]}
      />
      {reconciled !== null && (
        <Verdict onServer={reconciled.onServer} inLedger={reconciled.inLedger} missing={reconciled.missing.length} />
      )}
    </>
  );
}

function Start({ of }: { of: Mailbox }) {
  const { t, language } = useI18n();
  if (of.startUid === 1) return t('mailboxes.startAll');
  return of.startFrom === null
    ? t('mailboxes.startNew')
    : t('mailboxes.startFrom', { at: moment(of.startFrom, language) });
}

function Verdict({ onServer, inLedger, missing }: { onServer: number; inLedger: number; missing: number }) {
  const { t } = useI18n();
  return (
    <Alert
      color={missing === 0 ? 'green' : 'red'}
      role="status"
      py="xs"
      title={t(missing === 0 ? 'mailboxes.agrees' : 'mailboxes.gap', { count: missing })}
    >
      {t('mailboxes.counts', { onServer, inLedger })}
    </Alert>
  );
}

function RecheckNow({ name }: { name: string }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const recheck = useMutation({
    mutationFn: () => post<Recheck>('/intake/mailboxes/recheck', { name }),
    onSettled: () => client.invalidateQueries({ queryKey: ['mailboxes'] }),
  });
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          loading={recheck.isPending}
          onClick={() => {
            recheck.mutate();
          }}
        >
          {t('mailboxes.recheck')}
        </Button>
        {recheck.data && (
          <Text size="sm" role="status">
            {t('mailboxes.rechecked', { taken: recheck.data.taken, failed: recheck.data.failed })}
          </Text>
        )}
      </Group>
      <ProblemAlert error={recheck.error} />
    </Stack>
  );
}
