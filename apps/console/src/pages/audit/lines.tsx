import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { toTokyoInput } from '../../lib/format';
import type { AuditFilter } from './filter';
import { actionWord, objectWord, partWord, purposeWord } from './words';

/** A line of `GET /audit/entries`. */
export interface AuditLine {
  seq: number;
  at: string;
  actorKind: string;
  actorId: string;
  actorName: string | null;
  action: string;
  object: string;
  objectName: string | null;
  purpose: string | null;
  facts: Record<string, unknown>;
  hash: string;
}

interface LinesProps {
  lines: readonly AuditLine[];
  set: (change: Partial<AuditFilter>) => void;
}

/** The lines, newest first. */
export function Lines({ lines, set }: LinesProps) {
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
          {lines.map((line) => (
            <Line key={line.seq} line={line} set={set} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Line({ line, set }: { line: AuditLine; set: LinesProps['set'] }) {
  const { t, word, language } = useI18n();
  const actor =
    line.actorName ??
    (line.actorKind === 'system' ? partWord(line.actorId, word('actor', line.actorId), language) : line.actorId);
  return (
    <Table.Tr>
      <Table.Td className="mado-figure">{line.seq.toLocaleString()}</Table.Td>
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
        {actionWord(line.action, language)}
        <div className="mado-id">{line.action}</div>
      </Table.Td>
      <Table.Td>
        <What line={line} set={set} />
      </Table.Td>
      <Table.Td>{line.purpose === null ? '' : purposeWord(line.purpose, language)}</Table.Td>
      <Table.Td className="mado-audit-facts">
        <Facts facts={line.facts} />
        <details>
          <summary>{t('audit.hash')}</summary>
          <span className="mado-id">{line.hash}</span>
        </details>
      </Table.Td>
    </Table.Tr>
  );
}

/** What a line is about: its number narrows the list to it; incidents can be opened by those who may. */
function What({ line, set }: { line: AuditLine; set: LinesProps['set'] }) {
  const { t, language } = useI18n();
  const can = useCan();
  const [kind = '', id = ''] = line.object.split(':');
  const of = objectWord(kind, language);
  const name = line.objectName ?? (id === '' ? of : `${of} …${id.slice(-6)}`);
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

function Facts({ facts }: { facts: Record<string, unknown> }) {
  const given = Object.entries(facts).filter(([, value]) => value !== '' && value !== null);
  return given.map(([key, value]) => (
    <div key={key}>
      {key}: {typeof value === 'string' ? value : JSON.stringify(value)}
    </div>
  ));
}

/** 2026-11-26 10:32:05 in Tokyo: the log is read to the second. */
function secondsOf(at: string): string {
  return `${toTokyoInput(at).replace('T', ' ')}:${at.slice(17, 19)}`;
}
