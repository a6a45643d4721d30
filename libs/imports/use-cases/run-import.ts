import { Injectable } from '@nestjs/common';
import { systemActor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { ImportLines } from '../data/import-lines.js';
import { ImportRows } from '../data/import-rows.js';
import type { Import } from '../data/import.entity.js';
import { resolveColumns } from '../domain/columns.js';
import {
  emptyMapping,
  type ImportField,
  type ImportState,
  type LineOutcome,
  type SourceRow,
} from '../domain/import.js';
import { openSource, type Source } from '../readers/open-source.js';
import { formatOfRow } from './control-import.js';
import { JudgeRows, type JudgedRow, type RowJudge } from './judge-rows.js';
import { TakeRow } from './take-row.js';

const IMPORTS = systemActor('imports');
/** Rows judged at once, and rows taken at once: they share commits. */
const CHUNK = 200;
const AT_ONCE = 32;

/** A file that is being gone through. */
interface Pass {
  row: Import;
  source: Source;
  judge: RowJudge;
}

/** Goes through a file: without a trace in the cases (dry run), or taking its rows in. */
@Injectable()
export class RunImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ImportRows,
    private readonly lines: ImportLines,
    private readonly judges: JudgeRows,
    private readonly take: TakeRow,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Does what the import's state asks for, from where it stands; answers the state it is left in. Repeating it doubles
   * nothing. Rows taken `atOnce` may get their slip numbers in another order than they have in the file.
   */
  async execute(id: string, atOnce = AT_ONCE): Promise<ImportState> {
    const row = await this.rows.row(id);
    if (row.state === 'checking') await this.check(await this.open(row));
    else if (row.state === 'running') await this.run(await this.open(row), atOnce);
    return (await this.rows.row(id)).state;
  }

  private async open(row: Import): Promise<Pass> {
    const mapping = (await this.rows.mapping(row)) ?? emptyMapping();
    const source = await openSource(await this.rows.bytes(row), formatOfRow(row), mapping.header);
    const columns = row.kind === 'mbox' ? new Map<ImportField, number[]>() : resolveColumns(mapping, source.names);
    if ('missing' in columns) throw new Error('an import was started with a mapping that does not fit');
    const judge = this.judges.for({ importId: row.id, mapping, columns, ignored: source.ignored });
    return { row, source, judge };
  }

  private async check({ row, source, judge }: Pass): Promise<void> {
    await this.lines.forgetDryRun(row.id);
    let total = 0;
    for (const chunk of chunks(source.rows(), CHUNK)) {
      total += chunk.length;
      const judged = await judge.judge(chunk, new Map());
      await this.lines.keep(
        row.id,
        judged.flatMap((each) => refusal(each, 'dry')),
      );
      await this.rows.progress(row.id, total);
      if (!(await this.isStill(row.id, 'checking'))) return;
    }
    await this.rows.progress(row.id, 0, total);
    await this.uow.write((m) => this.rows.step(m, row.id, 'checked'));
  }

  private async run(pass: Pass, atOnce: number): Promise<void> {
    const { row, source, judge } = pass;
    let through = 0;
    for (const chunk of chunks(source.rows(), CHUNK)) {
      through += chunk.length;
      const done = await this.doneOf(row.id, chunk);
      const judged = await judge.judge(chunk, done);
      await this.lines.keep(
        row.id,
        judged.flatMap((each) => refusal(each, 'run')),
      );
      for (const few of chunks(judged, atOnce)) await Promise.all(few.map((each) => this.takeOne(pass, each)));
      if (judged.length > 0 || through > row.rowsDone) await this.rows.progress(row.id, through);
      if (!(await this.isStill(row.id, 'running'))) return;
    }
    await this.finish(row.id, through);
  }

  private async takeOne({ row, source }: Pass, { source: each, verdict }: JudgedRow): Promise<void> {
    if (verdict.outcome !== 'taken') return;
    const { complaint, rowHash } = verdict;
    const { id: importId, sha256, createdBy } = row;
    const toTake = { importId, sha256, source: each, rowHash, names: source.names };
    const actor = { ...IMPORTS, id: `imports ${createdBy}` };
    if (complaint === null) await this.take.mail(toTake, actor);
    else await this.take.table(toTake, complaint, actor);
  }

  private async finish(id: string, total: number): Promise<void> {
    await this.rows.progress(id, total, total);
    const counts = await this.lines.counts(id, 'run');
    await this.uow.write(async (m) => {
      await this.rows.step(m, id, 'finish');
      await this.audit.append({
        actor: IMPORTS,
        action: 'import.finished',
        object: `import:${id}`,
        facts: { ...counts },
      });
    });
  }

  private doneOf(id: string, chunk: readonly SourceRow[]): Promise<ReadonlyMap<number, LineOutcome>> {
    return this.lines.done(id, chunk[0]?.row ?? 0, chunk.at(-1)?.row ?? 0);
  }

  private async isStill(id: string, state: ImportState): Promise<boolean> {
    return (await this.rows.row(id)).state === state;
  }
}

function refusal({ source, verdict }: JudgedRow, phase: 'dry' | 'run'): Parameters<ImportLines['keep']>[1][number][] {
  if (verdict.outcome === 'taken') return [];
  return [{ phase, row: source.row, line: source.line, outcome: verdict.outcome, faults: verdict.faults }];
}

function* chunks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
