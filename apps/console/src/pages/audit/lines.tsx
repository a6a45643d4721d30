import { Anchor, Badge, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { toTokyoInput } from '../../lib/format';
import { toldFacts, type Telling } from './facts';
import type { AuditFilter } from './filter';
import { foldLines, type FoldedLine } from './fold';
import type { AuditLine } from './line';
import { actionWord, objectName, partWord, purposeWord } from './words';

interface LinesProps {
  lines: readonly AuditLine[];
  codes: Telling['codes'];
  set: (change: Partial<AuditFilter>) => void;
}

/** The lines, newest first. */
export function Lines({ lines, codes, set }: LinesProps) {
  const { t } = useI18n();
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={6} className="mado-audit-table" aria-label={t('audit.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="mado-figure">{t('audit.seq')}</Table.Th>
            <Table.Th>{t('field.at')}</Table.Th>
            <Table.Th>{t('audit.actor')}</Table.Th>
            <Table.Th>{t('audit.action')}</Table.Th>
            <Table.Th>{t('audit.object')}</Table.Th>
            <Table.Th>{t('audit.purpose')}</Table.Th>
            <Table.Th>{t('audit.facts')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {foldLines(lines).map((line) => (
            <Line key={line.seq} line={line} codes={codes} set={set} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface LineProps {
  line: FoldedLine;
  codes: Telling['codes'];
  set: LinesProps['set'];
}

function Line({ line, codes, set }: LineProps) {
  const { t, word, language } = useI18n();
  const actor =
    line.actorName ??
    (line.actorKind === 'system' || line.actorKind === 'public'
      ? partWord(line.actorId, word('actor', line.actorId), language)
      : line.actorId);
  return (
    <Table.Tr>
      <Table.Td className="mado-figure">
        {line.times > 1 && `${line.first.toLocaleString()}～`}
        {line.seq.toLocaleString()}
      </Table.Td>
      <Table.Td className="mado-number">{secondsOf(line.at)}</Table.Td>
      <Table.Td>
        <button
          type="button"
          className="mado-plain-button"
          aria-label={`${actor}: ${t('audit.narrow', { what: t('audit.actor') })}`}
          onClick={() => {
            set({ actor: line.actorId });
          }}
        >
          {actor}
        </button>
        <Text size="xs" c="dimmed">
          {word('actorKind', line.actorKind)}
        </Text>
      </Table.Td>
      <Table.Td>
        {actionWord(line.action, language)}{' '}
        {line.times > 1 && (
          <Badge variant="light" color="gray" tt="none">
            {t('audit.times', { n: line.times })}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        <What line={line} set={set} />
      </Table.Td>
      <Table.Td>{line.purpose === null ? '' : purposeWord(line.purpose, language)}</Table.Td>
      <Table.Td className="mado-audit-facts">
        <Facts line={line} codes={codes} />
        <Record line={line} />
      </Table.Td>
    </Table.Tr>
  );
}

/** What a line is about: its number narrows the list to it; incidents can be opened by those who may. */
function What({ line, set }: Pick<LineProps, 'line' | 'set'>) {
  const { t, language } = useI18n();
  const can = useCan();
  const [kind = '', id = ''] = line.object.split(':');
  const name = objectName(line.object, line.objectName, language);
  return (
    <>
      <button
        type="button"
        className="mado-plain-button mado-number"
        title={line.object}
        aria-label={`${name}: ${t('audit.narrow', { what: t('audit.object') })}`}
        onClick={() => {
          set({ object: line.object });
        }}
      >
        {name}
      </button>
      {kind === 'incident' && line.objectName !== null && can('incidents:read') && (
        <Anchor component={Link} to={`/incidents/${id}`} size="sm" display="block" py={3}>
          {t('action.open')}
        </Anchor>
      )}
    </>
  );
}

function Facts({ line, codes }: Pick<LineProps, 'line' | 'codes'>) {
  const { word, language } = useI18n();
  return toldFacts(line.facts, { action: line.action, language, names: line.names, codes, word }).map(
    ({ label, value }) => (
      <div key={label}>
        <span className="mado-audit-fact">{label}</span> {value}
      </div>
    ),
  );
}

/** The line as it stands in the log, for whoever compares it with a file or checks the chain. */
function Record({ line }: { line: FoldedLine }) {
  const { t } = useI18n();
  return (
    <details>
      <summary>{t('audit.record')}</summary>
      <dl className="mado-audit-record">
        <dt>{t('audit.action')}</dt>
        <dd>{line.action}</dd>
        <dt>{t('audit.object')}</dt>
        <dd>{line.object}</dd>
        <dt>{t('audit.facts')}</dt>
        <dd>{JSON.stringify(line.facts)}</dd>
        <dt>{t('audit.hash')}</dt>
        <dd>{line.hash}</dd>
      </dl>
    </details>
  );
}

/** 2026-11-26 10:32:05 in Tokyo: the log is read to the second. */
function secondsOf(at: string): string {
  return `${toTokyoInput(at).replace('T', ' ')}:${at.slice(17, 19)}`;
}
