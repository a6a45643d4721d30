import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card, Page, Pairs, pending } from '../../ui/page';
import { BeginAnew } from './begin-anew';
import { Agreement, Rounds, Sizes, Strata } from './tables';
import { percent, type BoundAnswer } from './types';

/** What is proven about signals that nobody saw: no content, no complaint. */
export default function MissedBound() {
  const { t } = useI18n();
  const { permissions } = useSession();
  const answer = useQuery({ queryKey: ['missed-bound'], queryFn: () => api<BoundAnswer>('/triage/bound') });
  const { data } = answer;
  return (
    <Page title={t('bound.title')} explain={t('bound.explain')}>
      {pending(answer)}
      {data && (
        <>
          <State of={data} />
          <div className="mado-cols">
            <Pile of={data} />
            <Stream of={data} />
          </div>
          <Rounds of={data} />
          <div className="mado-cols">
            <Strata of={data} />
            <Sizes of={data} />
          </div>
          <Agreement of={data} />
          <Method of={data} />
          {permissions.includes('proof:begin-anew') && <BeginAnew of={data} />}
        </>
      )}
    </Page>
  );
}

function State({ of: { state, setting, targets, stream } }: { of: BoundAnswer }) {
  const { t, language } = useI18n();
  const rests = state.allowed || setting === 'allow';
  const left = Math.max(0, targets.cleanSamples - stream.read);
  const values = {
    target: percent(targets.rate),
    rate: state.rateAtMost === null ? '—' : percent(state.rateAtMost),
    days: targets.staleDays,
    clean: targets.cleanSamples.toLocaleString(),
    left: left.toLocaleString(),
  };
  const color = state.reason === 'proven' ? 'green' : state.reason === 'start' ? 'blue' : 'red';
  return (
    <Alert color={color} title={t(rests ? 'bound.rests' : 'bound.allRead')} role="status">
      <Text size="sm">{t(`bound.why.${state.reason}`, values)}</Text>
      {setting === 'allow' && <Text size="sm">{t('bound.settingAllow')}</Text>}
      {state.since !== null && (
        <Text size="xs" mt={4}>
          {t('bound.since', { at: moment(state.since, language) })}
        </Text>
      )}
    </Alert>
  );
}

function Pile({ of: { bound, targets } }: { of: BoundAnswer }) {
  const { t, language } = useI18n();
  const count = (n: number): string => t('bound.count', { n: n.toLocaleString() });
  return (
    <Card title={t('bound.pile')}>
      {bound.pile === 0 ? (
        <Stack gap="sm">
          <Text>{t('bound.noPile')}</Text>
          <Pairs of={[[t('bound.notYetCovered'), count(bound.notYetCovered)]]} />
        </Stack>
      ) : (
        <Stack gap="sm">
          <div>
            <Text size="sm">{t('bound.missedOf', { pile: bound.pile.toLocaleString() })}</Text>
            <p className="mado-bound">
              {t('bound.atMost', { n: bound.missedAtMost.toLocaleString(), rate: percent(bound.rateAtMost) })}
            </p>
            {bound.leastShare === 1 && (
              <Text size="sm" c="dimmed">
                {t('bound.readWhole')}
              </Text>
            )}
          </div>
          <Pairs
            of={[
              [t('bound.confidence'), bound.leastShare === 1 ? null : `${String(100 * bound.confidence)} %`],
              [t('bound.read'), count(bound.read)],
              [t('bound.hits'), count(bound.hits)],
              [t('bound.unfound'), bound.hits === 0 ? null : count(bound.unfoundAtMost)],
              [t('bound.rounds'), t('bound.times', { n: bound.rounds })],
              [t('bound.asOf'), moment(bound.asOf, language)],
              [t('bound.window'), t('bound.days', { n: targets.windowDays })],
              [t('bound.notYetCovered'), count(bound.notYetCovered)],
            ]}
          />
        </Stack>
      )}
    </Card>
  );
}

function Stream({ of: { stream, targets } }: { of: BoundAnswer }) {
  const { t, language } = useI18n();
  return (
    <Card title={t('bound.stream')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('bound.streamExplain')}
        </Text>
        {stream.rateAtMost !== null && (
          <p className="mado-bound">{t('bound.rateAtMost', { rate: percent(stream.rateAtMost) })}</p>
        )}
        <Pairs
          of={[
            [t('bound.confidence'), `${String(100 * targets.confidence)} %`],
            [
              t('bound.read'),
              stream.nextLookAt === null
                ? t('bound.count', { n: stream.read.toLocaleString() })
                : t('bound.of', { n: stream.read.toLocaleString(), needed: stream.nextLookAt.toLocaleString() }),
            ],
            [t('bound.hits'), t('bound.count', { n: stream.hits.toLocaleString() })],
            [t('bound.newest'), moment(stream.newestAt, language)],
          ]}
        />
      </Stack>
    </Card>
  );
}

function Method({ of: { epoch, targets } }: { of: BoundAnswer }) {
  const { t, language, word } = useI18n();
  return (
    <Card title={t('bound.method')}>
      <Stack gap={6}>
        <Text size="sm">{t('bound.methodHow')}</Text>
        <Text size="sm">{t('bound.methodAssumes')}</Text>
        {epoch.number > 1 && (
          <Text size="sm">
            {t('bound.epoch', {
              n: epoch.number,
              at: moment(epoch.beganAt, language),
              reason: word('boundAnew', epoch.reason),
              confidence: `${String(100 * targets.confidence)} %`,
            })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
