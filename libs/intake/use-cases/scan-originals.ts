import { Injectable } from '@nestjs/common';
import { DomainError, log, Settings, systemActor, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { Originals } from '#vault';
import { ScanRows, type ScanLine } from '../data/scan-rows.js';
import { intakeErrors } from '../domain/intake.errors.js';
import { askClamd, ClamdFailure } from '../scanning/clamd-client.js';

const SCANNER = systemActor('scanner');
/** Originals that one sweep looks at. */
const BATCH = 200;

/** What somebody who downloads an original says they know. */
export type Accepted = 'malware' | 'not-scanned';

/**
 * Has clamd look at every original, when MADOGUCHI_CLAMD names one. Intake never waits for it: an original without a verdict
 * is marked `not-scanned` and looked at again; one with a finding stays sealed, and leaves only for somebody who says so.
 */
@Injectable()
export class ScanOriginals {
  constructor(
    private readonly settings: Settings,
    private readonly uow: UnitOfWork,
    private readonly originals: Originals,
    private readonly rows: ScanRows,
    private readonly audit: AuditLog,
  ) {}

  /** Whether a scanner is set. */
  get isOn(): boolean {
    return this.settings.clamd !== null;
  }

  /** Looks at what has no verdict yet; ends when the scanner is away. Answers how many got one. */
  async execute(): Promise<number> {
    let done = 0;
    if (!this.isOn) return done;
    for (const id of await this.rows.waiting(BATCH)) {
      const { state } = await this.look(id, await this.originals.read(id));
      if (state === 'not-scanned') break;
      done += 1;
    }
    return done;
  }

  /**
   * Before an original leaves for a person: looked at now if it was not before. Errors: `intake.malware-found`,
   * `intake.not-scanned`, unless `accepted` says so; then the audit log says so too.
   */
  async admit(originalId: string, bytes: Buffer, accepted: Accepted | undefined, actor: Actor): Promise<void> {
    if (!this.isOn) return;
    const known = await this.rows.one(originalId);
    const { state, finding } =
      known === null || known.state === 'not-scanned' ? await this.look(originalId, bytes) : known;
    if (state === 'clean') return;
    const mayLeave = accepted === 'malware' || (accepted === 'not-scanned' && state === 'not-scanned');
    if (!mayLeave) {
      const kind = intakeErrors[state === 'found' ? 'intake.malware-found' : 'intake.not-scanned'];
      throw new DomainError(kind, { data: { finding } });
    }
    const facts = { original: originalId, state, finding };
    await this.audit.append({ actor, action: 'original.taken-despite-scan', object: `original:${originalId}`, facts });
  }

  private async look(id: string, bytes: Buffer): Promise<Pick<ScanLine, 'state' | 'finding'>> {
    try {
      const { finding } = await askClamd(this.settings.clamd ?? '', bytes);
      const state = finding === null ? 'clean' : 'found';
      await this.uow.write(async () => {
        await this.rows.keep(id, state, finding);
        if (finding === null) return;
        const facts = { finding };
        await this.audit.append({ actor: SCANNER, action: 'original.malware-found', object: `original:${id}`, facts });
      });
      return { state, finding };
    } catch (error) {
      if (!(error instanceof ClamdFailure)) throw error;
      log.warn({ err: error, original: id }, 'clamd gave no verdict; it is asked again');
      await this.rows.keep(id, 'not-scanned', null);
      return { state: 'not-scanned', finding: null };
    }
  }
}
