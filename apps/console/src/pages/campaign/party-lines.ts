export interface PartyLine {
  name?: string;
  email?: string;
}

/** Reads a typed list, one person a line: 'name, address', in either order, with any comma or tab. Bad lines are counted from 1. */
export function readParties(typed: string): { parties: PartyLine[]; badLines: number[] } {
  const parties: PartyLine[] = [];
  const badLines: number[] = [];
  for (const [index, line] of typed.split(/\r?\n/).entries()) {
    const parts = line
      .split(/[,，、\t]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length === 0) continue;
    const email = parts.find((part) => part.includes('@'));
    const name = parts.find((part) => !part.includes('@'));
    if (parts.length > 2 || (parts.length === 2 && (email === undefined || name === undefined)))
      badLines.push(index + 1);
    else parties.push({ ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) });
  }
  return { parties, badLines };
}
