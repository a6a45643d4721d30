import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, systemActor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { PartySource, SourceState } from '../data/list.entities.js';
import { PlaceRows, type ListTarget } from '../identity/place-rows.js';
import { RowJudge, type JudgedRow } from './judge-rows.js';
import { ListLock } from './list-lock.js';
import { Table, type TableFormat, type TableRow } from './open-table.js';
import { SourceFiles } from './source-file.js';
import { SourceLines, type LinePhase } from './source-lines.js';
import { SourceRows } from './source-rows.js';

const LISTS = systemActor('party-lists');
/** Rows in one commit. */
const CHUNK = 512;
/** Rows after which one run ends, so that a job does not last for hours; the next one goes on. */
const RUN_LIMIT = 200_000;

/** The tables that a run works on. */
@Injectable()
export class RunParts {
  constructor(
    readonly rows: SourceRows,
    readonly lines: SourceLines,
    readonly files: SourceFiles,
    readonly place: PlaceRows,
    readonly lock: ListLock,
  ) {}
}

interface Pass {
  source: PartySource;
  table: Table;
  judge: RowJudge;
  target: ListTarget;
  phase: LinePhase;
  /** State in which the pass may go on. */
  state: SourceState;
  rowsDone: number;
}

/** Goes through a file: judging only, or listing its rows. Every chunk is one commit, with the number of rows done. */
@Injectable()
export class RunList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parts: RunParts,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Does what the list's state asks for, from where it stands, up to `limit` rows; answers whether there are more. */
  async execute(id: string, limit = RUN_LIMIT): Promise<boolean> {
    const source = await this.parts.rows.row(id);
    if (source.state !== 'checking' && source.state !== 'running') return false;
    const end = await this.through(await this.open(source), limit);
    if (end === 'more' || end === 'stopped') return end === 'more';
    await this.finish(source, end);
    return false;
  }

  private async open(source: PartySource): Promise<Pass> {
    const mapping = await this.parts.rows.mapping(source);
    if (mapping === null || source.format === null) throw new Error('a list runs after its columns are known');
    const format = JSON.parse(source.format) as TableFormat;
    const table = new Table(await this.parts.files.open(source.id), format, mapping.header);
    const { names } = await table.top(0);
    const target: ListTarget = {
      incidentId: source.incidentId,
      campaignId: source.campaignId,
      sourceId: source.id,
      key: await this.parts.rows.key(source),
      by: source.createdBy,
      at: nowInstant(this.clock),
    };
    const phase = source.state === 'checking' ? 'dry' : 'run';
    const judge = new RowJudge(this.parts.place, mapping, names);
    return { source, table, judge, target, phase, state: source.state, rowsDone: source.rowsDone };
  }

  /** Number of rows when the pass came to the end of the file. */
  private async through(pass: Pass, limit: number): Promise<number | 'more' | 'stopped'> {
    const first = pass.rowsDone;
    let last = first;
    for await (const batch of pass.table.rows()) {
      const ahead = batch.filter(({ row }) => row > first);
      for (let at = 0; at < ahead.length; at += CHUNK) {
        const chunk = ahead.slice(at, at + CHUNK);
        if (!(await this.chunk(pass, chunk))) return 'stopped';
        last = chunk.at(-1)?.row ?? last;
        if (last - first >= limit) return 'more';
      }
    }
    return last;
  }

  /** False when the list was stopped, cancelled, or another process has gone on with it. */
  private async chunk(pass: Pass, chunk: readonly TableRow[]): Promise<boolean> {
    const { source, phase, target } = pass;
    const judged = chunk.map((row) => pass.judge.judge(row, phase === 'run'));
    const rowsDone = chunk.at(-1)?.row ?? pass.rowsDone;
    try {
      await this.uow.write(async (m) => {
        if (phase === 'run' && source.campaignId !== null) await this.parts.lock.editable(source.campaignId);
        const good = judged.flatMap(({ row }) => row ?? []);
        const added = phase === 'run' ? (await this.parts.place.place(m, target, good)).added : count(judged, 'good');
        const faulty = judged.filter(({ outcome }) => outcome !== 'good');
        await this.parts.lines.keep(m, { sourceId: source.id, phase, key: target.key }, faulty);
        const counts = { incomplete: count(judged, 'incomplete'), refused: count(judged, 'refused') };
        const taken = judged.length - counts.refused;
        const step = { rowsDone, added, joined: phase === 'run' ? taken - added : 0, ...counts };
        const from = { state: pass.state, rowsDone: pass.rowsDone };
        if (!(await this.parts.rows.progress(m, source.id, from, step))) throw new Overtaken();
      });
    } catch (error) {
      if (error instanceof Overtaken) return false;
      if (!(error instanceof DomainError) || error.code !== 'notices.campaign-locked') throw error;
      await this.stop(source.id, error.code);
      return false;
    }
    pass.rowsDone = rowsDone;
    return true;
  }

  private async stop(id: string, code: string): Promise<void> {
    const at = nowInstant(this.clock);
    await this.uow.write((m) => this.parts.rows.move(m, id, { from: ['running'], to: 'stopped', at, stoppedBy: code }));
  }

  private async finish(source: PartySource, rows: number): Promise<void> {
    const at = nowInstant(this.clock);
    const { id, campaignId, state } = source;
    await this.uow.write(async (m) => {
      const to = state === 'checking' ? 'checked' : 'done';
      if (!(await this.parts.rows.move(m, id, { from: [state], to, at }))) return;
      await this.parts.rows.total(m, id, rows);
      if (to === 'done' && campaignId !== null) await this.parts.lock.ended(campaignId, source.createdBy, at);
      const { added, joined, incomplete, refused } = await this.parts.rows.row(id);
      const facts = { rows, added, joined, incomplete, refused };
      await this.audit.append({ actor: LISTS, action: `party-list.${to}`, object: `party-list:${id}`, facts });
    });
  }
}

/** Somebody else moved the list on; what this unit did is taken back. */
class Overtaken extends Error {}

function count(judged: readonly JudgedRow[], outcome: JudgedRow['outcome']): number {
  return judged.filter((each) => each.outcome === outcome).length;
}
