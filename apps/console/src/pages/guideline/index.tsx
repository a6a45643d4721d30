import { Anchor, Badge, Button, Group, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useSession } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { due } from '../../lib/format';
import { holdsAny, NAV } from '../../shell/nav';
import { Page, pending } from '../../ui/page';
import '../admin/admin.css';
import { change, partsOf, type Board, type BoardLine, type Evidence } from './board';

/** How often (ms) the board is read again while it is looked at. */
const POLL_MS = 60_000;

/** 指針の点検: the 27 examples, each with figures of this desk. */
export default function GuidelineBoard() {
  const { t, language } = useI18n();
  const [params, setParams] = useSearchParams();
  const only = params.get('only') === 'look';
  const board = useQuery({
    queryKey: ['guideline-board'],
    queryFn: () => api<Board>('/guideline/board'),
    refetchInterval: POLL_MS,
  });
  const { data } = board;
  return (
    <Page
      title={t('board.title')}
      explain={t('board.explain')}
      actions={
        <Button className="mado-no-print" variant="default" onClick={print}>
          {t('board.print')}
        </Button>
      }
    >
      {pending(board)}
      {data && (
        <Stack gap="lg">
          <Group justify="space-between">
            <div role="status">
              <Text fw={700}>
                {data.toLookAt === 0 ? t('board.calm') : t('board.summary', { count: data.toLookAt })}
              </Text>
              <Text size="sm" c="dimmed">
                {t(data.earlierKnown ? 'board.window' : 'board.windowAlone', {
                  from: due(data.from.slice(0, 10), language),
                  days: data.windowDays,
                })}
              </Text>
            </div>
            <Switch
              className="mado-no-print"
              label={t('board.only')}
              checked={only}
              onChange={(event) => {
                setParams(event.currentTarget.checked ? { only: 'look' } : {}, { replace: true });
              }}
            />
          </Group>
          <Parts lines={data.lines.filter(({ state }) => !only || state === 'look')} earlierKnown={data.earlierKnown} />
          <Text size="xs" c="dimmed">
            {t('board.source', { source: data.source })}
          </Text>
        </Stack>
      )}
    </Page>
  );
}

function print() {
  window.print();
}

function Parts({ lines, earlierKnown }: { lines: readonly BoardLine[]; earlierKnown: boolean }) {
  const { t, word } = useI18n();
  if (lines.length === 0) return <Text c="dimmed">{t('board.nothing')}</Text>;
  return partsOf(lines).map(({ part, lines: own }) => (
    <section key={part} aria-labelledby={`part-${part}`}>
      <Title order={2} size="h5" mb="xs" id={`part-${part}`}>
        {word('boardPart', part)}
      </Title>
      <div className="mado-board">
        {own.map((line) => (
          <Example key={line.id} line={line} earlierKnown={earlierKnown} />
        ))}
      </div>
    </section>
  ));
}

function Example({ line, earlierKnown }: { line: BoardLine; earlierKnown: boolean }) {
  const { t, word } = useI18n();
  const say = useBilingual();
  return (
    <article className="mado-board-card" data-state={line.state} aria-labelledby={`example-${line.id}`}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={3} size="h6" id={`example-${line.id}`}>
          <span className="mado-number">{line.id}</span> {say(line.title)}
        </Title>
        <Badge variant="light" color={line.state === 'look' ? 'orange' : 'gray'} tt="none">
          {word('boardState', line.state)}
        </Badge>
      </Group>
      <Table verticalSpacing={3} horizontalSpacing={4} className="mado-board-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('board.evidence')}</Table.Th>
            <Table.Th className="mado-figure">{t('board.now')}</Table.Th>
            <Table.Th className="mado-figure">{t('board.earlier')}</Table.Th>
            <Table.Th>{t('field.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {line.evidence.map((evidence) => (
            <EvidenceRow key={evidence.code} evidence={evidence} earlierKnown={earlierKnown} />
          ))}
        </Table.Tbody>
      </Table>
      <details className="mado-more">
        <summary>{t('board.wording')}</summary>
        <Text size="sm" mt={4}>
          {line.text}
        </Text>
      </details>
    </article>
  );
}

function EvidenceRow({ evidence, earlierKnown }: { evidence: Evidence; earlierKnown: boolean }) {
  const { t, word } = useI18n();
  const say = useBilingual();
  const title = say(evidence.title);
  const page = NAV.find(({ to }) => to === evidence.to);
  const { permissions } = useSession();
  const opens = page !== undefined && holdsAny(permissions, page.anyOf);
  const figure = (value: number | boolean | null): string => {
    if (value === null) return '—';
    if (evidence.unit === 'yes_no') return t(value === true ? 'report.yes' : 'report.no');
    return t(`unit.${evidence.unit}`, { value: Number(value).toLocaleString() });
  };
  return (
    <Table.Tr data-state={evidence.state}>
      <Table.Th scope="row" fw={400}>
        {opens ? (
          <Anchor component={Link} to={page.to} size="sm" c="inherit" underline="always">
            {title}
          </Anchor>
        ) : (
          title
        )}
      </Table.Th>
      <Table.Td className="mado-figure">
        <strong>{figure(evidence.value)}</strong>
      </Table.Td>
      <Table.Td className="mado-figure">
        {evidence.before !== null &&
          (earlierKnown ? `${figure(evidence.before)} ${change(evidence)}` : t('board.noRecord'))}
      </Table.Td>
      <Table.Td className="mado-board-state">{word('evidenceState', evidence.state)}</Table.Td>
    </Table.Tr>
  );
}
