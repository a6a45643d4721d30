import { AuditLog } from '#audit';
import { CLOCK, DomainError, newId, nowInstant, tokyoDate, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { Inject, Injectable } from '@nestjs/common';
import {
  AccessReviewRows,
  type NewReviewLine,
  type ReviewHeading,
  type ReviewLine,
} from '../data/access-review-rows.js';
import { TokenRows } from '../data/token-rows.js';
import { UserRows } from '../data/user-rows.js';
import { accessErrors } from '../domain/access.errors.js';
import { quarterOf, spansOf, type AccessSpan, type AccessVerdict, type Quarter } from '../domain/access-review.js';

/** A line as people read it. */
export interface ReviewLineView extends Omit<ReviewLine, 'spans'> {
  spans: AccessSpan[];
  /** Whether what the verdict asks for has been done; null while it asks for nothing. */
  carriedOut: boolean | null;
}

/** A review with its lines. */
export interface ReviewView extends ReviewHeading {
  items: ReviewLineView[];
}

/** The reviews so far, and the quarter that waits for one. */
export interface ReviewList {
  items: ReviewHeading[];
  quarter: string;
  /** Whether the present quarter has no review yet. */
  due: boolean;
}

/**
 * The quarterly review of who has access: the list is drawn up from accounts and audit log and kept as it was, a person
 * answers for each line but their own, and signs it off. Administrators carry the answers out.
 */
@Injectable()
export class ReviewAccess {
  constructor(
    private readonly rows: AccessReviewRows,
    private readonly users: UserRows,
    private readonly tokens: TokenRows,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(): Promise<ReviewList> {
    const { name } = quarterOf(nowInstant(this.clock));
    const items = await this.rows.all();
    return { items, quarter: name, due: items.every(({ quarter }) => quarter !== name) };
  }

  /** Error: `access.review-not-found`. */
  async read(id: string): Promise<ReviewView> {
    const review = await this.get(id);
    return { ...review, items: (await this.rows.lines(id)).map(viewOf) };
  }

  /** Draws up the list of the present quarter. Error: `access.review-exists`. */
  async open(actor: Actor): Promise<ReviewView> {
    const now = nowInstant(this.clock);
    const quarter = quarterOf(now);
    const id = newId();
    const drawn = [...(await this.userLines(quarter)), ...(await this.tokenLines(quarter))];
    const lines = drawn.map((line) => ({
      ...line,
      ...{ id: newId(), reviewId: id, verdict: null, answeredAt: null, answeredBy: null },
    }));
    await this.uow.write(async () => {
      if ((await this.rows.of(quarter.name)) !== null) throw new DomainError(accessErrors['access.review-exists']);
      const review = { id, quarter: quarter.name, openedAt: now, openedBy: actor.id, signedAt: null, signedBy: null };
      await this.rows.open(review, lines);
      const facts = { quarter: quarter.name, lines: lines.length };
      await this.audit.append({ actor, action: 'access.review-opened', object: `access-review:${id}`, facts });
    });
    return this.read(id);
  }

  /**
   * Answers for one line; may be changed until the review is signed off. Errors: `access.review-not-found`,
   * `access.review-signed`, `access.own-line`.
   */
  async answer(id: string, lineId: string, verdict: AccessVerdict, actor: Actor): Promise<ReviewView> {
    await this.uow.write(async () => {
      const review = await this.get(id);
      if (review.signedAt !== null) throw new DomainError(accessErrors['access.review-signed']);
      const line = (await this.rows.lines(id)).find((each) => each.id === lineId);
      if (line === undefined) throw new DomainError(accessErrors['access.review-not-found']);
      if (line.subjectId === actor.id) throw new DomainError(accessErrors['access.own-line']);
      await this.rows.answer(lineId, verdict, { id: actor.id, at: nowInstant(this.clock) });
      const object = `${line.subjectKind}:${line.subjectId}`;
      const facts = { verdict, quarter: review.quarter };
      await this.audit.append({ actor, action: 'access.line-answered', object, facts });
    });
    return this.read(id);
  }

  /**
   * Signs the review off: it is kept as it stands. Errors: `access.review-not-found`, `access.review-signed`,
   * `access.review-unanswered`.
   */
  async signOff(id: string, actor: Actor): Promise<ReviewView> {
    await this.uow.write(async () => {
      const review = await this.get(id);
      if (review.answered < review.lines) throw new DomainError(accessErrors['access.review-unanswered']);
      const signed = await this.rows.sign(id, { id: actor.id, at: nowInstant(this.clock) });
      if (!signed) throw new DomainError(accessErrors['access.review-signed']);
      const facts = { quarter: review.quarter, lines: review.lines };
      await this.audit.append({ actor, action: 'access.signed-off', object: `access-review:${id}`, facts });
    });
    return this.read(id);
  }

  private async get(id: string): Promise<ReviewHeading> {
    const review = await this.rows.one(id);
    if (review === null) throw new DomainError(accessErrors['access.review-not-found']);
    return review;
  }

  /** Everybody who had access at some time of the quarter. */
  private async userLines(quarter: Quarter): Promise<NewReviewLine[]> {
    const lines: NewReviewLine[] = [];
    for (const { id, role, active, lastLoginAt } of await this.users.all()) {
      const spans = spansOf(await this.rows.changesOf(id), quarter);
      if (!active && spans.length === 0) continue;
      const looks = await this.rows.looksOf(id, quarter);
      // Whoever looks has signed in, whatever became of the note of it: the newest of both counts.
      const used = [lastLoginAt, await this.rows.lastDeedOf(id, quarter.to)]
        .filter((at) => at !== null)
        .sort()
        .at(-1);
      const lastUsedOn = used === undefined ? null : tokyoDate(used);
      lines.push({ subjectKind: 'user', subjectId: id, role, active, lastUsedOn, looks, spans: JSON.stringify(spans) });
    }
    return lines;
  }

  private async tokenLines(quarter: Quarter): Promise<NewReviewLine[]> {
    const lines: NewReviewLine[] = [];
    for (const { id, role, createdAt, revokedAt, lastUsedOn } of await this.tokens.all()) {
      if (revokedAt !== null && revokedAt < quarter.from) continue;
      const looks = await this.rows.looksOf(id, quarter);
      const spans = JSON.stringify([{ role, from: createdAt, to: revokedAt }]);
      lines.push({ subjectKind: 'token', subjectId: id, role, active: revokedAt === null, lastUsedOn, looks, spans });
    }
    return lines;
  }
}

function viewOf({ spans, ...line }: ReviewLine): ReviewLineView {
  const carriedOut =
    line.verdict === 'remove' ? !line.activeNow : line.verdict === 'change' ? line.roleNow !== line.role : null;
  return { ...line, spans: JSON.parse(spans) as AccessSpan[], carriedOut };
}
