import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, nowInstant, systemActor, type Clock, type EventMap } from '#kernel';
import { UnitOfWork } from '#persistence';
import { judgeBounce } from '../domain/bounce.js';
import { tokensOf } from '../domain/message-token.js';
import { LostAgain } from '../ladder/lost-again.js';
import { OutgoingRows } from './recover-orphans.js';

type Bounce = EventMap['mail.received-bounce'];
const READER = systemActor('bounces');

/**
 * Reads a bounce back to the message it is about: by the bounce address, then by the Message-ID it quotes, else by
 * nothing. A delay report is noted and moves nothing; a bounce leads the person down the ladder,
 * and raises an alarm when everybody had been told already.
 */
@Injectable()
export class RecordBounce {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: OutgoingRows,
    private readonly lost: LostAgain,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the object that the bounce was matched to (`notice:…`, `acknowledgement-of:…`, `trial-message`), or null. */
  async execute(bounce: Bounce): Promise<string | null> {
    const verdict = judgeBounce(bounce.recipients);
    return this.uow.write(async () => {
      for (const token of tokensOf(bounce)) {
        const object =
          (await this.forNotice(token, verdict, bounce)) ??
          (await this.forAcknowledgement(token, verdict)) ??
          (await this.forOurselves(token, verdict));
        if (object !== null) return object;
      }
      return null;
    });
  }

  private async forNotice(token: string, verdict: string, bounce: Bounce): Promise<string | null> {
    const notice = await this.rows.notices.byToken(token);
    if (!notice) return null;
    const at = nowInstant(this.clock);
    const object = `notice:${notice.id}`;
    const facts = { arrival: bounce.arrivalId, verdict };
    if (verdict === 'failed') {
      const moved = await this.rows.notices.move(notice.id, 'bounced', { cause: 'bounce', actorId: READER.id, at });
      if (moved === null) return object;
      await this.audit.append({ actor: READER, action: 'notice.bounced', object, facts });
      await this.lost.follow(this.uow.manager, notice.id);
      return object;
    }
    const cause = verdict === 'delayed' ? 'delay-report' : 'delivery-report';
    await this.rows.notices.record(notice.id, notice.state, notice.state, { cause, actorId: READER.id, at });
    return object;
  }

  private async forAcknowledgement(token: string, verdict: string): Promise<string | null> {
    if (verdict !== 'failed') return null;
    const complaintId = await this.rows.acknowledgements.bounced(token, nowInstant(this.clock));
    return complaintId === null ? null : `acknowledgement-of:${complaintId}`;
  }

  /** A trial message to one of our own addresses; whoever lets the trial run go on sees that it came back. */
  private async forOurselves(token: string, verdict: string): Promise<string | null> {
    if (verdict !== 'failed') return null;
    const known = await this.rows.trial.bounced(this.uow.manager, token, nowInstant(this.clock));
    return known ? 'trial-message' : null;
  }
}
