import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, describeError, log, nowInstant, type Clock } from '#kernel';
import { AuditLog } from '#audit';
import { ReportData } from '#incidents';
import { DeskSigningKey } from '../data/desk-signing-key.js';
import { manifestBytes, type AuditProof, type Manifest } from '../domain/manifest.js';
import { readMe } from '../domain/read-me.js';
import { PackWriter } from '../pack/pack-writer.js';
import type { EvidenceOf } from '../gather/evidence-file.js';
import { GatherEvidence } from '../gather/gather-evidence.js';

/** A pack that was written to its end. */
export interface WrittenPack {
  /** SHA-256 in hex of the manifest: it names the whole pack. */
  manifestSha256: string;
  files: number;
  bytes: number;
}

/** A pack that is being written. */
export interface EvidencePack {
  fileName: string;
  /** The zip; it fails when the pack could not be finished. */
  stream: Readable;
  /** Fulfilled with the last byte; never rejected before the stream failed. */
  written: Promise<WrittenPack>;
  fingerprint: string;
}

/** Writes a pack file by file, signs it, and notes its hash in the log. */
@Injectable()
export class WriteEvidence {
  constructor(
    private readonly gather: GatherEvidence,
    private readonly signing: DeskSigningKey,
    private readonly audit: AuditLog,
    private readonly reports: ReportData,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  begin(of: EvidenceOf): EvidencePack {
    const writer = new PackWriter(this.clock.now());
    const written = this.write(writer, of).catch((error: unknown) => this.breakOff(writer, of, error));
    // Whoever takes the stream learns of a failure there; who waits for the end is told as well.
    written.catch(() => undefined);
    const fileName = `evidence-${of.incident.number}.zip`;
    return { fileName, stream: writer.stream, written, fingerprint: this.signing.fingerprint };
  }

  private async write(writer: PackWriter, of: EvidenceOf): Promise<WrittenPack> {
    const madeAt = nowInstant(this.clock);
    const { number } = of.incident;
    const operator = this.reports.operator.companyName;
    await writer.add('README.txt', readMe({ number, madeAt, operator, fingerprint: this.signing.fingerprint }));
    const objects: string[] = [];
    for await (const [path, content] of this.gather.files(of, objects)) await writer.add(path, content);
    const { extract, file } = await this.gather.log(of, objects);
    await writer.add(...file);
    const audit = proofOf(extract);
    let [files, bytes] = [0, 0];
    const manifestSha256 = await writer.sign(this.signing.key, (listed) => {
      [files, bytes] = [listed.length, listed.reduce((sum, each) => sum + each.bytes, 0)];
      return manifestBytes(this.manifestOf(of, { madeAt, operator, audit, files: listed }));
    });
    const facts = { manifest: manifestSha256, fingerprint: this.signing.fingerprint, files, bytes };
    // Before the last bytes leave: whoever holds a whole pack has an entry in the log.
    await this.note(of, 'evidence.finished', facts);
    writer.end();
    return { manifestSha256, files, bytes };
  }

  private manifestOf(of: EvidenceOf, made: Pick<Manifest, 'madeAt' | 'operator' | 'audit' | 'files'>): Manifest {
    const { id, number, state, version } = of.view;
    const { files, audit, ...head } = made;
    return {
      format: 'madoguchi-evidence',
      version: 1,
      ...head,
      madeBy: of.actor.id,
      incident: { id, number, state, version },
      originals: of.withOriginals ? 'included' : 'hashes',
      audit,
      key: { algorithm: 'ed25519', fingerprint: this.signing.fingerprint },
      files,
    };
  }

  private async breakOff(writer: PackWriter, of: EvidenceOf, error: unknown): Promise<never> {
    log.error({ err: describeError(error), incidentId: of.incident.id }, 'a pack of evidence could not be finished');
    writer.fail(error instanceof Error ? error : new Error('the pack could not be finished'));
    await this.note(of, 'evidence.broken-off', {});
    throw error;
  }

  private note(of: EvidenceOf, action: string, facts: Record<string, string | number>): Promise<void> {
    return this.audit.append({ actor: of.actor, action, object: `incident:${of.incident.id}`, facts });
  }
}

function proofOf(extract: Awaited<ReturnType<GatherEvidence['log']>>['extract']): AuditProof {
  const { head, root, size, verdict } = extract;
  const { seq, hash, at } = head;
  return { head: { seq, hash, at }, root, size, sound: verdict.ok, firstBad: verdict.firstBad };
}
