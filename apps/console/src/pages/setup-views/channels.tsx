import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { labelled, listed, moment } from '../../lib/format';
import { Card, Pairs, pending } from '../../ui/page';
import type { Channels } from './types';

/** Ways in: whether they are open, and what came through them. */
export function ChannelsView() {
  const { t, word, language } = useI18n();
  const channels = useQuery({ queryKey: ['setup-channels'], queryFn: () => api<Channels>('/setup/channels') });
  const { data } = channels;
  if (!data) return pending(channels);
  return (
    <Stack>
      {data.channels.map((each) => (
        <Card key={each.channel} title={word('channel', each.channel)}>
          <Stack gap="xs">
            <Group gap="xs">
              {each.doors.map(({ door, open }) => (
                <Badge key={door} variant={open ? 'light' : 'outline'} color={open ? 'green' : 'gray'} tt="none">
                  {labelled(word('door', door), t(open ? 'setup.open' : 'setup.closed'), language)}
                </Badge>
              ))}
            </Group>
            <Traffic of={each.traffic} />
          </Stack>
        </Card>
      ))}
      <Card>
        <Pairs
          of={[
            [
              t('setup.mailboxes'),
              listed(
                data.mailboxes.map(({ name, state }) => labelled(name, word('mailboxState', state), language)),
                language,
              ),
            ],
            [t('setup.outgoing'), word('outgoing', data.outgoing)],
          ]}
        />
      </Card>
    </Stack>
  );
}

const COUNTS = [
  ['lastDay', 'setup.day'],
  ['last30Days', 'setup.month'],
  ['pending', 'setup.pending'],
  ['parked', 'setup.parked'],
] as const;

function Traffic({ of }: { of: Channels['channels'][number]['traffic'] }) {
  const { t, word, language } = useI18n();
  if (of.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('setup.noTraffic')}
      </Text>
    );
  }
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('setup.door')}</Table.Th>
            <Table.Th>{t('setup.last')}</Table.Th>
            {COUNTS.map(([name, label]) => (
              <Table.Th key={name} className="mado-figure">
                {t(label)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.map((door) => (
            <Table.Tr key={door.source}>
              <Table.Th scope="row" fw={400}>
                {word('source', door.source)}
              </Table.Th>
              <Table.Td className="mado-number">{moment(door.lastAt, language)}</Table.Td>
              {COUNTS.map(([name]) => (
                <Table.Td key={name} className="mado-figure">
                  {door[name].toLocaleString()}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
