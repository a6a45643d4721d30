import { open, rename, unlink, type FileHandle } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { AuditLog } from '#audit';
import type { LabelledText } from '#engine';
import { lookbackErrors } from '../../domain/lookback.errors.js';
import { CaseTextRows } from '../data/case-texts.js';
import { LabelRows, type Settled } from '../data/label-rows.js';
import type { CaseTexts } from '../domain/read-case.js';

const BATCH = 100;

/** What was written. */
export interface ExportedLabels {
  written: number;
  signals: number;
  /** Settled complaints whose key was erased. */
  erased: number;
}

/**
 * Writes what readers settled as training texts: what was suspected, elusion hits among it, is a signal, what was set
 * aside for good is none. The file holds what people wrote, in clear, so only its owner may read it.
 */
@Injectable()
export class ExportLabels {
  constructor(
    private readonly labels: LabelRows,
    private readonly cases: CaseTextRows,
    private readonly audit: AuditLog,
  ) {}

  /** Writes a new file; the export is in the audit log before anything leaves. Error: `lookback.file-exists`. */
  async execute(path: string, actor: Actor): Promise<ExportedLabels> {
    const part = `${path}.part`;
    const file = await newFile(path, part);
    try {
      const exported = await this.write(file, actor);
      await file.sync();
      await file.close();
      await rename(part, path);
      return exported;
    } catch (error) {
      await file.close().catch(() => undefined);
      await unlink(part).catch(() => undefined);
      throw error;
    }
  }

  private async write(file: FileHandle, actor: Actor): Promise<ExportedLabels> {
    const facts = { ...(await this.labels.counts()) };
    await this.audit.append({ actor, action: 'labels.exported', object: 'triage:labels', purpose: 'training', facts });
    const exported = { written: 0, signals: 0, erased: 0 };
    for (let after = ''; ;) {
      const ids = await this.labels.idsAfter(after, BATCH);
      const last = ids.at(-1);
      if (last === undefined) return exported;
      await this.audit.append({
        actor,
        action: 'complaint.exported',
        object: 'triage:labels',
        purpose: 'training',
        facts: { from: ids[0] ?? '', to: last, complaints: ids.length },
      });
      const cases = await this.cases.open(ids);
      const settled = await this.labels.of(cases.map((each) => each.id));
      exported.erased += ids.length - cases.length;
      for (const each of cases) {
        const label = settled.get(each.id);
        if (label === undefined) continue;
        exported.written += 1;
        if (label.signal) exported.signals += 1;
        await file.write(`${JSON.stringify(lineOf(each, label, exported.written))}\n`);
      }
      after = last;
    }
  }
}

/** A training text. Guideline examples are left empty: nobody at the desk says which a signal touches. */
function lineOf(of: CaseTexts, { signal, kind, category, severity, cited }: Settled, number: number): LabelledText {
  const text = of.texts.map((each) => (each.subject ? `${each.subject}\n${each.text}` : each.text)).join('\n');
  const evidence = cited.filter((words) => text.includes(words));
  return {
    // Neighbours in time stay in one fold of a cross-validation.
    id: `desk-${String(number).padStart(6, '0')}`,
    channel: of.channel,
    lang: of.language,
    text,
    leak_signal: signal,
    signal_kind: kind,
    clauses: [],
    category,
    severity,
    difficulty: 'desk',
    ...(evidence.length === 0 ? {} : signal ? { evidence } : { innocent: evidence }),
  };
}

/** An empty file that only its owner may read and that was not there before. */
async function newFile(path: string, part: string): Promise<FileHandle> {
  const taken = (cause: unknown): never => {
    throw (cause as NodeJS.ErrnoException).code === 'EEXIST'
      ? new DomainError(lookbackErrors['lookback.file-exists'], { cause })
      : cause;
  };
  const place = await open(path, 'wx', 0o600).catch(taken);
  await place.close();
  await unlink(path);
  await unlink(part).catch(() => undefined);
  return open(part, 'wx', 0o600);
}
