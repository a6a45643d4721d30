import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type Instant } from '#kernel';
import { ComplaintParts, ComplaintReader } from '#complaints';
import { Originals } from '#vault';
import type { LinkedComplaint } from '../data/incident-evidence.js';
import { fileOf } from './evidence-file.js';

/** An original of a complaint: what came, or a file that came with it. */
export interface EvidenceOriginal {
  complaintId: string;
  originalId: string;
  kind: 'arrival' | 'attached-file';
  receivedAt: Instant | null;
  mediaType: string;
  size: number;
  /** SHA-256 in hex of the bytes as they arrived, taken before anything read them. */
  sha256: string;
  /** Where it stands in the pack; null when only its hash does. */
  path: string | null;
  /** Why its bytes are not in the pack although they were asked for. */
  left: 'malware-found' | 'erased' | 'unreadable' | null;
}

/** Parts of a complaint's page that its evidence consists of. */
interface Parts {
  arrivals?: ArrivalPart[];
  files?: FilePart[];
  scans?: { originalId: string; state: string }[];
  decisions?: unknown[];
  signals?: unknown[];
}

interface ArrivalPart {
  originalId: string;
  receivedAt: Instant;
  mediaType: string;
  size: number;
  sha256: string;
}

type FilePart = Pick<ArrivalPart, 'mediaType' | 'size' | 'sha256'> & { id: string };

/** What a pack holds of one complaint. */
export interface ComplaintProof {
  decisions: unknown[];
  signals: unknown[];
  originals: EvidenceOriginal[];
  /** Words and details; only when they were asked for. */
  content: object | null;
  /** The complaint's key was erased: nothing of it can be read any more. */
  erased: boolean;
}

/** Reads what belongs to a complaint for a pack; what this person must not see yet stays hidden here as well. */
@Injectable()
export class ComplaintEvidence {
  constructor(
    private readonly parts: ComplaintParts,
    private readonly reader: ComplaintReader,
    private readonly originals: Originals,
  ) {}

  async of(complaint: LinkedComplaint, withContent: boolean, actor: Actor): Promise<ComplaintProof> {
    const { complaintId } = complaint;
    try {
      const page = (await this.parts.veil(complaintId, actor, await this.parts.read(complaintId))) as Parts;
      return {
        decisions: page.decisions ?? [],
        signals: page.signals ?? [],
        originals: originalsOf(complaintId, page, withContent),
        content: withContent ? await this.contentOf(complaintId) : null,
        erased: false,
      };
    } catch (error) {
      if (!isErased(error)) throw error;
      return { decisions: [], signals: [], originals: [], content: null, erased: true };
    }
  }

  /** The bytes as they arrived; null when they cannot be given, and then `left` says why. */
  async bytes(original: EvidenceOriginal): Promise<Buffer | null> {
    try {
      return await this.originals.read(original.originalId);
    } catch (error) {
      original.left = isErased(error) ? 'erased' : 'unreadable';
      original.path = null;
      return null;
    }
  }

  private async contentOf(complaintId: string): Promise<object> {
    const { text, details } = await this.reader.forEngine(complaintId);
    return { text, details, ...(await this.reader.trail(complaintId)) };
  }
}

function isErased(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'vault.key-erased';
}

function originalsOf(complaintId: string, page: Parts, included: boolean): EvidenceOriginal[] {
  const infected = new Set((page.scans ?? []).filter((scan) => scan.state === 'found').map((scan) => scan.originalId));
  const line = (kind: EvidenceOriginal['kind'], originalId: string, from: ArrivalPart | FilePart) => {
    const { mediaType, size, sha256 } = from;
    const receivedAt = 'receivedAt' in from ? from.receivedAt : null;
    const left = included && infected.has(originalId) ? ('malware-found' as const) : null;
    const path = fileOf('originals', originalId, mediaType);
    const about = { complaintId, originalId, kind, receivedAt, mediaType, size, sha256 };
    return { ...about, path: included && left === null ? path : null, left };
  };
  const all = [
    ...(page.arrivals ?? []).map((arrival) => line('arrival', arrival.originalId, arrival)),
    ...(page.files ?? []).map((file) => line('attached-file', file.id, file)),
  ];
  // A mail that came twice stands in two lines of the ledger and is one original.
  return [...new Map(all.map((each) => [each.originalId, each])).values()];
}
