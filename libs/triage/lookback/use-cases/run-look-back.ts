import { setImmediate } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { systemActor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { showsMore } from '../../review/new-signs.js';
import { RecordAssessment } from '../../use-cases/record-assessment.js';
import { ActivationRows } from '../data/activation-rows.js';
import type { EngineActivation } from '../data/lookback.entities.js';
import { CaseTextRows } from '../data/case-texts.js';
import { readTexts, type CaseTexts, type TextReader } from '../domain/read-case.js';
import { EngineLibrary } from './engine-library.js';

const LOOKBACK = systemActor('look-back');
const BATCH = 100;
const SOURCE = 'look-back';

/**
 * Reads the history with the engine that became active and gives signals to what it newly flags. What stands flagged, set
 * aside or not, is read by people again where a kind or a lead class shows that no reading before had. Repeating this
 * doubles nothing, and nothing is ever unflagged.
 */
@Injectable()
export class RunLookBack implements OnModuleDestroy {
  private stopping = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly activations: ActivationRows,
    private readonly library: EngineLibrary,
    private readonly cases: CaseTextRows,
    private readonly record: RecordAssessment,
    private readonly audit: AuditLog,
  ) {}

  onModuleDestroy(): void {
    this.stopping = true;
  }

  /**
   * Goes on from where the look-back stands. Answers when it must be called again: for what other processes read with
   * the engine before until they saw the activation; null when it is done.
   */
  async execute(activationId: string): Promise<{ notBefore: string } | null> {
    for (;;) {
      if (this.stopping) throw new Error('the process ends between two batches of a look-back');
      const activation = await this.activations.row(activationId);
      const { lookBack, position } = activation;
      if (lookBack === 'done') return null;
      // A later activation has a look-back of its own; after a retreat this engine is not to flag anything more.
      if (!(await this.activations.isPresent(activationId))) return this.end(activation);
      const notBefore = lookBack === 'late' ? this.activations.seenByAllAt(activation) : null;
      if (notBefore !== null) return { notBefore };
      const reader = await this.reader(activation);
      const ids =
        lookBack === 'all'
          ? await this.cases.idsAfter(position, BATCH)
          : await this.cases.readSince(await this.activations.lateSince(activation), position, BATCH);
      if (ids.length > 0) await this.batch(activation, ids, reader);
      else if (lookBack === 'late') return this.end(activation);
      else await this.activations.move(activation, { lookBack: 'late', position: '' });
    }
  }

  /** What was signed is what happens: the threshold is that of the trial. A retreat has none; the one in force holds. */
  private async reader(activation: EngineActivation): Promise<TextReader> {
    const { kind, versionId } = activation;
    if (kind !== 'retreat') return this.library.reader(versionId, await this.activations.threshold(activation));
    return this.library.reader(versionId, await this.library.threshold(versionId));
  }

  private async batch(activation: EngineActivation, ids: readonly string[], reader: TextReader): Promise<void> {
    const [first, last] = [ids[0] ?? '', ids.at(-1) ?? ''];
    await this.audit.append({
      actor: LOOKBACK,
      action: 'complaint.read-by-engine',
      object: `activation:${activation.id}`,
      purpose: 'look-back',
      facts: { from: first, to: last, complaints: ids.length },
    });
    for (const each of await this.cases.open(ids)) {
      await this.read(activation, each, reader);
      await setImmediate();
    }
    await this.activations.move(activation, { position: last, done: ids.length });
  }

  private async read({ id }: EngineActivation, each: CaseTexts, reader: TextReader): Promise<void> {
    const results = (await readTexts(reader, each)).filter((result) => result.flagged);
    if (results.length === 0) return;
    const { channel } = each;
    await this.uow.write(async (m) => {
      const standing = await this.cases.standing(m, each);
      if (standing === null) return;
      const { flagged, known } = standing;
      // What the report names as changed; what was stored is known, so that nothing comes twice.
      const news = flagged ? results.filter((result) => showsMore({ ...result, reasons: [] }, known)) : results;
      if (news.length === 0) return;
      for (const result of news) await this.record.store({ id: each.id, keyId: each.keyId, channel }, result, SOURCE);
      if (!flagged) await this.activations.count(m, id);
      const facts = { activation: id, engine: reader.version };
      await this.audit.append({ actor: LOOKBACK, action: 'signal.looked-back', object: `complaint:${each.id}`, facts });
    });
  }

  private async end(activation: EngineActivation): Promise<null> {
    await this.activations.move(activation, { lookBack: 'done' });
    return null;
  }
}
