import { Alert, Button, Group, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { deskNow } from '../../api/client';
import { useBilingual, useI18n } from '../../i18n';
import { due, isPast, moment, remarked } from '../../lib/format';
import { useShortcut } from '../../shell/shortcuts';
import { pending } from '../../ui/page';
import type { ComingClock } from './context';
import { clocksByDuty } from './decision';
import type { IncidentChoice } from './incident-choice';

interface QuestionProps {
  choice: IncidentChoice;
  /** '' opens a new incident. */
  onIncident: (incidentId: string) => void;
  isBusy: boolean;
  canRecord: boolean;
  onRecord: () => void;
  onBack: () => void;
}

const NEW = 'new';

/** Asks once more before a statutory clock starts: which incident, and what begins. */
export function SuspicionQuestion(props: QuestionProps) {
  const { choice, onIncident, isBusy, canRecord, onRecord, onBack } = props;
  const { t } = useI18n();
  const id = useId();
  const { open, value, isReady } = choice;
  const rest = open.filter(({ by }) => by === null);
  const box = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    // All of it, with the buttons: what begins must be seen before it is agreed to.
    box.current?.scrollIntoView({ block: 'nearest' });
    // What is ticked is known only now; who has gone on to another part is not called back.
    if (document.activeElement === first.current)
      box.current?.querySelector<HTMLInputElement>('input:checked')?.focus({ preventScroll: true });
  }, [isReady]);
  useShortcut('Escape', t('deciding.back'), onBack);
  return (
    <div ref={box} role="group" aria-labelledby={`${id}-ask`} aria-describedby={`${id}-begins`} className="mado-ask">
      <Text fw={700} id={`${id}-ask`}>
        {t('deciding.ask')}
      </Text>
      <Radio.Group
        label={t('review.incident')}
        value={value === '' ? NEW : value}
        onChange={(picked) => {
          onIncident(picked === NEW ? '' : picked);
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
          value={rest.find(({ id: of }) => of === value)?.id ?? ''}
          onChange={(event) => {
            onIncident(event.currentTarget.value);
          }}
        />
      )}
      <div id={`${id}-begins`} aria-live="polite">
        <Begins choice={choice} />
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

/** What the record sets going. */
function Begins({ choice: { open, value, isGone, foreseen, loading } }: { choice: IncidentChoice }) {
  const { t, language } = useI18n();
  const waiting = pending(loading);
  if (waiting !== null || !foreseen) return waiting;
  if (isGone)
    return (
      <Alert color="orange" py="xs">
        {t('deciding.gone')}
      </Alert>
    );
  const at = moment(foreseen.knownAt, language);
  const incident = open.find(({ id }) => id === value);
  const begins = incident === undefined || incident.state === 'lead';
  const number = incident?.number ?? '';
  const said = incident === undefined ? 'deciding.askNew' : begins ? 'deciding.askLead' : 'deciding.askJoin';
  return (
    <Stack gap={6}>
      <Text size="sm">{t(said, { at, number })}</Text>
      {begins && (
        <ul className="mado-due">
          {clocksByDuty(foreseen.clocks).map((clocks) => (
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
  const { t, language } = useI18n();
  const bilingual = useBilingual();
  const [first] = of;
  if (first === undefined) return null;
  return (
    <li>
      <Text size="xs" c="dimmed" className="mado-due-what">
        {first.ifConfirmed
          ? remarked(bilingual(first.regime), t('deciding.ifConfirmed'), language)
          : bilingual(first.regime)}
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
    <Text size="sm" className="mado-due-what">
      {bilingual(stage)} <b className="mado-number">{due(workingDeadline, language)}</b>{' '}
      <span className="mado-number">
        {kind === 'soft' ? t('deciding.target') : legal ? t('deciding.legal', { at: due(legalDue, language) }) : ''}
      </span>
      {isPast(workingDeadline ?? legalDue, deskNow()) && <b className="mado-past mado-number"> {t('deciding.past')}</b>}
    </Text>
  );
}
