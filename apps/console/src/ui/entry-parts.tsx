import { usePeople } from '../api/people';
import { useI18n, type Language } from '../i18n';
import { isInstant, readableFacts } from '../lib/facts';
import { bytes, due, listed, shortMoment } from '../lib/format';

type Word = (area: string, value: string) => string;

/** How something is said: words for codes, in a language. */
interface Saying {
  word: Word;
  language: Language;
}

/** Areas of words of facts that have their own, by the fact's name. */
const AREA_OF: Record<string, string> = {
  regime: 'regime',
  recipient: 'recipient',
  stage: 'stage',
  means: 'means',
  form: 'form',
  assigneeKind: 'assignee',
  kind: 'measureKind',
  proposed: 'obligation',
  part: 'causePart',
  who: 'knower',
  answer: 'memberAnswer',
  decision: 'obligation',
  state: 'istate',
  verdict: 'glassVerdict',
};

/** Where else a code may have its words. */
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
  'reportKind',
];

/** Codes of an entry, separated by spaces, in words where the catalogue has them. */
function inWords(value: string, areas: readonly string[], { word, language }: Saying): string {
  const said = value
    .split(' ')
    .map((code) => areas.map((area) => word(area, code)).find((found) => found !== code) ?? code);
  return listed(said, language);
}

const HASH = /^[0-9a-f]{64}$/;
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** One value for people; null for switches that nobody has words for. */
function shown(name: string, value: string | number, saying: Saying): string | null {
  const { word, language } = saying;
  if (value === 'true' || value === 'false') {
    const said = word('factFlag', `${name}-${value}`);
    return said === `${name}-${value}` ? null : said;
  }
  const label = word('factName', name);
  const before = label === name ? '' : label;
  if (typeof value === 'number') return name === 'size' ? bytes(value) : before + value.toLocaleString();
  // The beginning tells files apart; the whole hash stands with the file.
  if (HASH.test(value)) return `SHA-256 ${value.slice(0, 8)}…`;
  if (CIVIL_DATE.test(value)) return before + due(value, language);
  if (isInstant(value)) return before + shortMoment(value);
  const own = AREA_OF[name];
  return before + inWords(value, own === undefined ? AREAS : [own, ...AREAS], saying);
}

/** Words for codes that come from the settings and not from the catalogue, by their code. */
export type CodeNames = ReadonlyMap<string, string>;

interface FactsProps {
  facts: Record<string, unknown> | null | undefined;
  states: 'state' | 'istate';
  names?: CodeNames | undefined;
}

/** What an entry of a history says beside its action; `states` names the words of its steps. */
export function FactsText({ facts, states, names }: FactsProps) {
  const { word: known, language } = useI18n();
  const word: Word = (area, code) => {
    const said = known(area, code);
    return said === code ? (names?.get(code) ?? code) : said;
  };
  const saying = { word, language };
  const { step, values } = readableFacts(facts);
  const end = (value: string): string =>
    isInstant(value) ? shortMoment(value) : inWords(value, [states, ...AREAS], saying);
  const parts = [
    ...(step === null ? [] : [`${end(step.from)} → ${end(step.to)}`]),
    ...values.flatMap(({ name, value }) => shown(name, value, saying) ?? []),
  ];
  return <>{parts.join(' ・ ')}</>;
}

/** From whose hands into whose a complaint went; into those of a team, where nobody in it has it yet. */
export function OwnerStep({ facts }: Pick<FactsProps, 'facts'>) {
  const { t } = useI18n();
  const people = usePeople();
  const name = (id: unknown): string => (typeof id === 'string' ? (people.get(id)?.name ?? '…') : t('did.noOwner'));
  const { from, to, team } = facts ?? {};
  const isTeams = typeof team === 'string' && typeof to !== 'string';
  return (
    <>
      {name(from)} → {isTeams ? t('owner.team', { name: name(team) }) : name(to)}
    </>
  );
}

/** Who did it, by name; machines and sweeps by their id. */
export function Who({ actorId }: { actorId: string | null | undefined }) {
  const { word } = useI18n();
  const person = usePeople().get(actorId ?? '');
  if (person) return <span title={word('role', person.role)}>{person.name}</span>;
  return <span className="mado-id">{word('actor', actorId)}</span>;
}
