import type { SMTPServer, SMTPServerSession } from 'smtp-server';

/** Ends connections that never come to a mail, or send one byte by byte: silence alone does not find them. */
export class Patience {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly server: () => SMTPServer,
    private readonly ms: number,
  ) {}

  /** Gives the connection its time anew: it came, or a mail of it is done. */
  renew({ id }: Pick<SMTPServerSession, 'id'>): void {
    this.end({ id });
    const timer = setTimeout(() => {
      this.timers.delete(id);
      for (const connection of this.server().connections) if (connection.id === id) connection.send(421, 'Too slow');
    }, this.ms);
    this.timers.set(id, timer.unref());
  }

  /** The connection is gone. */
  end({ id }: Pick<SMTPServerSession, 'id'>): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }
}
