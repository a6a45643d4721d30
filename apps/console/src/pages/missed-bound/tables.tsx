import { Badge, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n';
import { due, longMonth, moment } from '../../lib/format';
import { Card } from '../../ui/page';
import { percent, type BoundAnswer, type Round } from './types';

/** A table whose first column names the line and whose others are figures. */
function Figures({ head, children }: { head: string[]; children: ReactNode }) {
  return (
    <Table.ScrollContainer minWidth={360}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {head.map((label, at) => (
              <Table.Th key={label} className={at === 0 ? undefined : 'mado-figure'}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Line({ name, figures }: { name: ReactNode; figures: ReactNode[] }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {name}
      </Table.Th>
      {figures.map((figure, at) => (
        // The columns of a line never move.
        <Table.Td key={at} className="mado-figure">
          {figure}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

export function Rounds({ of: { rounds, epoch } }: { of: BoundAnswer }) {
  const { t, language } = useI18n();
  const head = ['week', 'frame', 'sample', 'read', 'hits', 'erased', 'roundState'] as const;
  const shown = rounds.filter((round) => round.frameSize > 0);
  const empty = rounds.length - shown.length;
  return (
    <Card title={t('bound.roundsTitle')}>
      {shown.length === 0 && <Text c="dimmed">{t('bound.noRounds')}</Text>}
      {shown.length > 0 && (
        <Figures head={head.map((name) => t(`bound.${name}`))}>
          {shown.map((round) => (
            <Line
              key={round.id}
              name={due(round.week, language)}
              figures={[
                round.frameSize.toLocaleString(),
                round.sampleSize.toLocaleString(),
                round.read.toLocaleString(),
                round.hits.toLocaleString(),
                round.erased.toLocaleString(),
                <RoundState key="state" round={round} epoch={epoch.number} />,
              ]}
            />
          ))}
        </Figures>
      )}
      {empty > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('bound.emptyRounds', { n: empty })}
        </Text>
      )}
    </Card>
  );
}

function RoundState({ round, epoch }: { round: Round; epoch: number }) {
  const { t, language } = useI18n();
  if (round.epoch !== epoch) return <Text size="sm">{t('bound.earlierEpoch')}</Text>;
  if (round.completedAt === null)
    return (
      <Badge color="yellow" variant="light">
        {t('bound.waiting')}
      </Badge>
    );
  return <Text size="sm">{t('bound.completed', { at: moment(round.completedAt, language) })}</Text>;
}

export function Strata({ of: { strata } }: { of: BoundAnswer }) {
  const { t, word } = useI18n();
  const nameOf = (stratum: string): string => {
    const [channel, band, state] = stratum.split('/');
    return [word('channel', channel), word('boundBand', band), word('boundState', state)].join('・');
  };
  return (
    <Card title={t('bound.strata')}>
      <Text size="sm" c="dimmed">
        {t('bound.strataExplain')}
      </Text>
      {strata.length === 0 ? (
        <Text mt="sm">{t('bound.noStrata')}</Text>
      ) : (
        <Figures head={[t('bound.stratum'), t('bound.frame'), t('bound.read'), t('bound.hits'), t('bound.ownBound')]}>
          {strata.map(({ stratum, size, read, hits, atMost }) => (
            <Line
              key={stratum}
              name={nameOf(stratum)}
              figures={[size.toLocaleString(), read.toLocaleString(), hits.toLocaleString(), percent(atMost)]}
            />
          ))}
        </Figures>
      )}
    </Card>
  );
}

export function Sizes({ of: { sizes, targets } }: { of: BoundAnswer }) {
  const { t } = useI18n();
  return (
    <Card title={t('bound.sizes', { confidence: `${String(100 * targets.confidence)} %` })}>
      <Figures head={[t('bound.sizeRead'), ...[0, 1, 2, 3].map((n) => t('bound.sizeHits', { n }))]}>
        {sizes.map(({ n, atMost }) => (
          <Line key={n} name={n.toLocaleString()} figures={atMost.map(percent)} />
        ))}
      </Figures>
    </Card>
  );
}

export function Agreement({ of: { control } }: { of: BoundAnswer }) {
  const { t, language } = useI18n();
  // Nothing below nothing: no −0.00.
  const two = (value: number): string => (Math.abs(value) < 0.005 ? 0 : value).toFixed(2);
  return (
    <Card title={t('bound.agreement')}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t('bound.agreementExplain', { share: control.sharePercent })}
        </Text>
        {control.months.length === 0 && <Text>{t('bound.noAgreement')}</Text>}
        {control.months.length > 0 && (
          <Figures
            head={[t('bound.month'), t('bound.read'), t('bound.agreed'), t('bound.kappa'), t('bound.thirdWaiting')]}
          >
            {control.months.map(({ month, n, agreed, kappa, interval, thirdWaiting }) => (
              <Line
                key={month}
                name={longMonth(month, language)}
                figures={[
                  n.toLocaleString(),
                  agreed.toLocaleString(),
                  kappa === null || interval === null
                    ? t('bound.noKappa')
                    : t('bound.kappaOf', { kappa: two(kappa), low: two(interval[0]), high: two(interval[1]) }),
                  thirdWaiting.toLocaleString(),
                ]}
              />
            ))}
          </Figures>
        )}
        <Text size="sm">{t('bound.controlWaiting', { n: control.waiting })}</Text>
      </Stack>
    </Card>
  );
}
