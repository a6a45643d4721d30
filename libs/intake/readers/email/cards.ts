const MAX_CARD_CHARS = 200_000;
const MAX_EVENTS = 20;

/** One property of iCalendar (RFC 5545) or vCard (RFC 6350). */
interface Property {
  name: string;
  parameters: string;
  value: string;
}

const EVENT_LABELS: readonly (readonly [string, string])[] = [
  ['SUMMARY', '予定'],
  ['DTSTART', '開始'],
  ['DTEND', '終了'],
  ['LOCATION', '場所'],
  ['ORGANIZER', '主催者'],
  ['DESCRIPTION', '内容'],
];
const CARD_LABELS: readonly (readonly [string, string])[] = [
  ['FN', '氏名'],
  ['ORG', '所属'],
  ['TITLE', '役職'],
  ['TEL', '電話'],
  ['EMAIL', 'メール'],
  ['ADR', '住所'],
  ['NOTE', '備考'],
];

/** What an invitation says, as lines of text; '' when there is no event in it. */
export function calendarText(source: string): string {
  const found: string[] = [];
  let inside: Property[] | null = null;
  for (const property of properties(source)) {
    const kind = property.value.trim().toUpperCase();
    const starts = property.name === 'BEGIN' && /^V(?:EVENT|TODO|JOURNAL)$/.test(kind);
    if (starts) inside = [];
    else if (property.name === 'END' && /^V(?:EVENT|TODO|JOURNAL)$/.test(kind) && inside !== null) {
      found.push(labelled(inside, EVENT_LABELS, eventValue));
      inside = null;
      if (found.length >= MAX_EVENTS) break;
    } else if (inside !== null) inside.push(property);
  }
  if (inside !== null) found.push(labelled(inside, EVENT_LABELS, eventValue));
  return found.filter((text) => text !== '').join('\n\n');
}

/** What visiting cards say, as lines of text. */
export function cardText(source: string): string {
  const cards: string[] = [];
  let inside: Property[] = [];
  for (const property of properties(source)) {
    if (property.name === 'BEGIN') inside = [];
    else if (property.name === 'END') {
      cards.push(labelled(inside, CARD_LABELS, cardValue));
      inside = [];
      if (cards.length >= MAX_EVENTS) break;
    } else inside.push(property);
  }
  if (inside.length > 0) cards.push(labelled(inside, CARD_LABELS, cardValue));
  return cards.filter((text) => text !== '').join('\n\n');
}

function labelled(
  inside: readonly Property[],
  labels: readonly (readonly [string, string])[],
  show: (property: Property) => string,
): string {
  const lines = labels.flatMap(([name, label]) =>
    inside
      .filter((property) => property.name === name)
      .map(show)
      .filter((value) => value !== '')
      .map((value) => `${label}：${value}`),
  );
  return lines.join('\n');
}

function properties(source: string): Property[] {
  const text = source.slice(0, MAX_CARD_CHARS).replace(/\r\n?/g, '\n');
  // Quoted-printable soft breaks of vCard 2.1, then folded lines.
  const lines = text
    .replace(/=\n(?=[^\n:]*(?:=[0-9A-F]{2}|$))/g, '')
    .replace(/\n[ \t]/g, '')
    .split('\n');
  return lines.flatMap((line) => {
    const found = /^(?:[\w-]{1,30}\.)?([A-Za-z-]{1,40})((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)$/.exec(
      line.slice(0, 20_000),
    );
    if (found === null) return [];
    return [{ name: (found[1] ?? '').toUpperCase(), parameters: found[2] ?? '', value: found[3] ?? '' }];
  });
}

function unescaped(value: string): string {
  return value.replace(/\\([nN,;:\\])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c)).trim();
}

function eventValue({ name, parameters, value }: Property): string {
  if (name === 'DTSTART' || name === 'DTEND') return moment(value, parameters);
  if (name !== 'ORGANIZER') return unescaped(value);
  const shown = /CN="?([^";:]+)"?/i.exec(parameters)?.[1] ?? '';
  const address = value.replace(/^mailto:/i, '').trim();
  return shown === '' ? address : `${shown} <${address}>`;
}

/** `20261125T013000Z` → `2026-11-25 01:30 UTC`; times of a named zone keep its name. */
function moment(value: string, parameters: string): string {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d{0,2}(Z?))?/.exec(value.trim());
  if (found === null) return value.trim();
  const [, year = '', month = '', day = '', hour, minute, zulu] = found;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined || minute === undefined) return date;
  const zone = zulu === 'Z' ? 'UTC' : (/TZID="?([^";:]+)"?/i.exec(parameters)?.[1] ?? '');
  return `${date} ${hour}:${minute}${zone === '' ? '' : ` ${zone}`}`;
}

function cardValue({ name, parameters, value }: Property): string {
  let shown = value;
  if (/ENCODING=QUOTED-PRINTABLE/i.test(parameters)) {
    const latin = shown.replace(/=([0-9A-Fa-f]{2})/g, (_, pair: string) => String.fromCharCode(parseInt(pair, 16)));
    const charset = /CHARSET=([\w-]+)/i.exec(parameters)?.[1] ?? 'utf-8';
    shown = decodeLabelled(Buffer.from(latin, 'latin1'), charset);
  }
  if (name === 'ADR' || name === 'ORG')
    shown = shown
      .split(/(?<!\\);/)
      .filter((piece) => piece.trim() !== '')
      .join(' ');
  return unescaped(shown).replace(/^tel:|^mailto:/i, '');
}

function decodeLabelled(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
