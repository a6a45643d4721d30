import { Button, Group, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { api, query } from '../../api/client';
import type { IncidentRow } from '../../api/incident-types';
import { useBilingual, useI18n } from '../../i18n';
import { due, moment } from '../../lib/format';
import { listOf } from '../../lib/lists';
import { useShortcut } from '../../shell/shortcuts';
import { pending } from '../../ui/page';
import type { ComingClock, Foreseen } from './context';
import { clocksByDuty, knownAtOf, type DecisionDraft } from './decision';

/** Asked for as soon as "suspected" is chosen, so that the question stands there whole. */
export function useForeseen(complaintId: string, draft: DecisionDraft, receivedAt: string): UseQueryResult<Foreseen> {
  const knownAt = knownAtOf(draft, receivedAt);
  return useQuery({
    queryKey: ['review', complaintId, 'foreseen', knownAt],
    queryFn: () => api<Foreseen>(`/review/${complaintId}/foreseen${query({ knownAt })}`),
    enabled: draft.decision === 'suspected' && knownAt !== null,
    staleTime: 60_000,
  });
}

interface QuestionProps {
  foreseen: UseQueryResult<Foreseen>;
  /** '' opens a new incident. */
  incidentId: string;
  onIncident: (incidentId: string) => void;
  isBusy: boolean;
  canRecord: boolean;
  onRecord: () => void;
  onBack: () => void;
}

const NEW = 'new';
const OPEN = ['lead', 'suspected', 'confirmed'];

/** Asks once more before a statutory clock starts: which incident, and what begins. */
export function SuspicionQuestion(props: QuestionProps) {
  const { foreseen, incidentId, onIncident, isBusy, canRecord, onRecord, onBack } = props;
  const { t } = useI18n();
  const id = useId();
  const { open, rest, isListed } = useIncidents(foreseen.data);
  const box = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    // All of it, with the buttons: what begins must be seen before it is agreed to.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [foreseen.isPending, isListed]);
  useShortcut('Escape', t('deciding.back'), onBack);
  const chosen = open.find((row) => row.id === incidentId);
  return (
    <div ref={box} role="group" aria-labelledby={`${id}-ask`} aria-describedby={`${id}-begins`} className="mado-ask">
      <Text fw={700} id={`${id}-ask`}>
        {t('deciding.ask')}
      </Text>
      <Radio.Group
        label={t('review.incident')}
        value={incidentId === '' ? NEW : incidentId}
        onChange={(value) => {
          onIncident(value === NEW ? '' : value);
        }}
      >
        <Stack gap={6} mt={4}>
          <Radio ref={first} value={NEW} label={t('review.newIncident')} />
          {open
            .filter(({ by }) => by !== null)
            .map((row) => (
              <Radio
                key={row.id}
                value={row.id}
                label={`${row.number} ${row.title}`}
                description={row.by === null ? undefined : t(`deciding.near.${row.by}`)}
              />
            ))}
        </Stack>
      </Radio.Group>
      {rest.length > 0 && (
        <NativeSelect
          label={t('deciding.other')}
          data={[
            { value: '', label: '—' },
            ...rest.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` })),
          ]}
          value={rest.some((row) => row.id === incidentId) ? incidentId : ''}
          onChange={(event) => {
            onIncident(event.currentTarget.value);
          }}
        />
      )}
      <div id={`${id}-begins`} aria-live="polite">
        <Begins foreseen={foreseen} incident={chosen ?? null} />
      </div>
      <Group gap="xs">
        <Button color="red" disabled={!canRecord} loading={isBusy} onClick={onRecord}>
          {t('deciding.confirm')}
          <kbd className="mado-topkey" aria-hidden>
            Ctrl Enter
          </kbd>
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('deciding.back')}
          <kbd className="mado-topkey" aria-hidden>
            Esc
          </kbd>
        </Button>
      </Group>
    </div>
  );
}

/** Open incidents, those that lie near first, and those that do not. */
function useIncidents(foreseen: Foreseen | undefined) {
  const incidents = useQuery({
    queryKey: ['incidents', 'choice'],
    queryFn: async () => listOf<IncidentRow>(await api('/incidents?limit=200')),
  });
  const near = foreseen?.near ?? [];
  const place = (id: string): number => near.findIndex(({ incidentId }) => incidentId === id);
  const open = (incidents.data ?? [])
    .filter(({ state }) => OPEN.includes(state))
    .map((row) => ({ ...row, by: near[place(row.id)]?.by ?? null }))
    .sort(
      (a, b) => (place(a.id) === -1 ? near.length : place(a.id)) - (place(b.id) === -1 ? near.length : place(b.id)),
    );
  return { open, rest: open.filter(({ by }) => by === null), isListed: !incidents.isPending };
}

/** What the record sets going. */
function Begins({ foreseen, incident }: { foreseen: UseQueryResult<Foreseen>; incident: IncidentRow | null }) {
  const { t, language } = useI18n();
  const waiting = pending(foreseen);
  if (waiting !== null || !foreseen.data) return waiting;
  const at = moment(foreseen.data.knownAt, language);
  const begins = incident === null || incident.state === 'lead';
  const number = incident?.number ?? '';
  const said = incident === null ? 'deciding.askNew' : begins ? 'deciding.askLead' : 'deciding.askJoin';
  return (
    <Stack gap={6}>
      <Text size="sm">{t(said, { at, number })}</Text>
      {begins && (
        <ul className="mado-due">
          {clocksByDuty(foreseen.data.clocks).map((clocks) => (
            <Duty key={clocks[0]?.regime.ja} of={clocks} />
          ))}
        </ul>
      )}
      <Text size="xs" c="dimmed">
        {t('deciding.noTakeBack')}
      </Text>
    </Stack>
  );
}

/** The deadlines of one duty. */
function Duty({ of }: { of: readonly ComingClock[] }) {
  const { t } = useI18n();
  const bilingual = useBilingual();
  const [first] = of;
  if (first === undefined) return null;
  return (
    <li>
      <Text size="xs" c="dimmed" className="mado-due-what">
        {bilingual(first.regime)}
        {first.ifConfirmed && `（${t('deciding.ifConfirmed')}）`}
      </Text>
      {of.map((clock) => (
        <Clock key={`${clock.stage.ja} ${String(clock.workingDeadline)}`} of={clock} />
      ))}
    </li>
  );
}

function Clock({ of: { stage, kind, legalDue, workingDeadline } }: { of: ComingClock }) {
  const { t, language } = useI18n();
  const bilingual = useBilingual();
  const legal = legalDue !== null && legalDue !== workingDeadline;
  return (
    <Text size="sm" className="mado-number mado-due-what">
      {bilingual(stage)} <b>{due(workingDeadline, language)}</b>{' '}
      {kind === 'soft' ? t('deciding.target') : legal ? t('deciding.legal', { at: due(legalDue, language) }) : ''}
    </Text>
  );
}
