import { usePeople } from '../api/people';
import { useI18n } from '../i18n';
import { readableFacts } from '../lib/facts';

const AREAS = [
  'outcome',
  'channel',
  'editable',
  'means',
  'stage',
  'review',
  'obligation',
  'fact',
  'regime',
  'recipient',
  'form',
  'assignee',
  'measureKind',
  'causePart',
  'knower',
  'memberAnswer',
];

/** Codes of an entry, separated by spaces, in words where the catalogue has them. */
function inWords(value: string, word: (area: string, value: string) => string): string {
  return value
    .split(' ')
    .map((code) => AREAS.map((area) => word(area, code)).find((found) => found !== code) ?? code)
    .join('、');
}

/** What an entry of a history says beside its action; `states` names the words of its steps. */
export function FactsText({
  facts,
  states,
}: {
  facts: Record<string, unknown> | null | undefined;
  states: 'state' | 'istate';
}) {
  const { word } = useI18n();
  const { step, values } = readableFacts(facts);
  const parts = [
    ...(step === null ? [] : [`${word(states, step.from)} → ${word(states, step.to)}`]),
    ...values.map((value) => (typeof value === 'number' ? value.toLocaleString() : inWords(value, word))),
  ];
  return <>{parts.join(' ・ ')}</>;
}

/** Who did it, by name; machines and sweeps by their id. */
export function Who({ actorId }: { actorId: string | null | undefined }) {
  const { word } = useI18n();
  const person = usePeople().get(actorId ?? '');
  if (person) return <span title={word('role', person.role)}>{person.name}</span>;
  return <span className="mado-id">{word('actor', actorId)}</span>;
}
