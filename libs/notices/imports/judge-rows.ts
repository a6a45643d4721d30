import type { PlaceRows, PreparedRow } from '../identity/place-rows.js';
import { meanings, partyWords, resolvePartyColumns, type ColumnMapping, type PartyField } from './columns.js';
import { ADDED_COLUMNS, type TableRow } from './open-table.js';
import { readParty, type PartyFault, type RowDefaults, type WrittenParty } from './read-row.js';

/** A row as it was judged. `incomplete`: taken without the parts that are named. */
export interface JudgedRow {
  source: TableRow;
  outcome: 'good' | 'incomplete' | 'refused';
  faults: PartyFault[];
  row: PreparedRow | null;
}

/** Reads rows of one file by its mapping. */
export class RowJudge {
  private readonly at: Map<PartyField, number[]>;
  private readonly defaults: RowDefaults;
  private readonly width: number;

  constructor(
    private readonly place: PlaceRows,
    mapping: ColumnMapping,
    names: readonly string[],
  ) {
    const words = partyWords();
    this.at = resolvePartyColumns(mapping, names).at;
    this.width = names.length;
    const { role, language } = mapping;
    this.defaults = { role, language, roleOf: meanings(words.roles), languageOf: meanings(words.languages) };
    this.ignored = new Set(ADDED_COLUMNS.map((name) => names.indexOf(name)).filter((index) => index >= 0));
  }

  /** Columns that a list of faulty rows added. */
  readonly ignored: ReadonlySet<number>;

  /** `hash` false leaves out the keyed hashes, which a dry run does not need. */
  judge(source: TableRow, hash: boolean): JudgedRow {
    if (source.fault !== null) return refused(source, [{ field: 'row', code: source.fault }]);
    // A delimiter too many moves every part one place on: nobody must be told under another's name.
    if (source.cells.slice(this.width).some((cell) => cell !== ''))
      return refused(source, [{ field: 'row', code: 'too-many-cells' }]);
    const written: WrittenParty = {};
    for (const [field, at] of this.at) written[field] = at.map((index) => cellOf(source, field, index));
    const { draft, units, faults } = readParty(written, this.defaults);
    if (draft === null) return refused(source, faults);
    const row = hash ? this.place.prepare({ draft, units, complaintId: null }) : null;
    return { source, outcome: faults.length > 0 ? 'incomplete' : 'good', faults, row };
  }
}

/** A postal code that a workbook holds as a number has lost the zeros in front: 600001 is 060-0001. */
function cellOf({ cells, numbers }: TableRow, field: PartyField, index: number): string {
  const cell = cells[index] ?? '';
  const lost = field === 'postalCode' && numbers?.includes(index) === true && /^\d{5,6}$/.test(cell);
  return lost ? cell.padStart(7, '0') : cell;
}

function refused(source: TableRow, faults: PartyFault[]): JudgedRow {
  return { source, outcome: 'refused', faults, row: null };
}
