import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { usePeople } from '../../api/people';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card, Page, Pairs, pending } from '../../ui/page';
import { CardOf } from './card';
import { Differences } from './differences';
import { EngineBadge } from './index';
import { Steps } from './steps';
import { TrialReport } from './trial';
import type { Engines, Version } from './types';

const POLL_MS = 1_500;

/** One version: what it says of itself, its trial, the report of differences, signatures. */
export default function EnginePage() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const list = useQuery({
    queryKey: ['engines'],
    queryFn: () => api<Engines>('/engines'),
    refetchInterval: ({ state }) => (find(state.data, id)?.trial?.state === 'running' ? POLL_MS : false),
  });
  const version = find(list.data, id);
  return (
    <Page
      title={version === undefined ? t('engines.title') : t('engines.versionOf', { name: version.lexiconVersion })}
      actions={
        <Anchor component={Link} to="/engines" size="sm">
          {t('engines.back')}
        </Anchor>
      }
    >
      {pending(list)}
      {list.data && !version && t('app.notFound')}
      {version && <Facts of={version} />}
      {version && <Steps of={version} />}
      {version?.trial && <TrialReport of={version.trial} />}
      {version?.trial?.state === 'finished' && <Differences of={version.trial} />}
      {version && <CardOf version={version} />}
    </Page>
  );
}

function find(engines: Engines | undefined, id: string): Version | undefined {
  return engines?.items.find((version) => version.id === id);
}

function Facts({ of }: { of: Version }) {
  const { t, word, language } = useI18n();
  const people = usePeople();
  return (
    <Card>
      <Group mb="sm">
        <EngineBadge state={of.state} />
        <span className="mado-id">{of.engine}</span>
      </Group>
      <Pairs
        of={[
          [t('engines.origin'), word('engineOrigin', of.origin)],
          [t('engines.broughtBy'), people.get(of.broughtBy)?.name ?? word('engineActor', of.broughtBy)],
          [t('engines.broughtAt'), moment(of.broughtAt, language)],
          [t('engines.firstActiveAt'), of.firstActiveAt === null ? null : moment(of.firstActiveAt, language)],
        ]}
      />
    </Card>
  );
}
