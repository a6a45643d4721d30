import { createTransport, type Transporter } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { until } from '#testing';

/** A mail on its way, with the envelope that it came with. */
interface Queued {
  raw: Buffer;
  from: string;
  to: string[];
}

/**
 * A mail server before the desk: takes mail from anybody, answers at once, and hands it on until the desk says 250, as
 * every mail server does. Whatever breaks on the way, it sends again.
 */
export class Upstream {
  private readonly queue: Queued[] = [];
  private readonly onward: Transporter;
  private stopped = false;
  private workers: Promise<unknown> = Promise.resolve();
  accepted = 0;
  delivered = 0;
  /** Hand-overs that failed and were begun again. */
  retries = 0;

  private constructor(
    private readonly server: SMTPServer,
    private readonly deskPort: number,
  ) {
    this.onward = this.transport();
  }

  /** @param deskPort where the desk's door is, or a wire to it */
  static async start(deskPort: number, connections: number): Promise<Upstream> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom === false ? '' : mailFrom.address;
          upstream.queue.push({ raw: Buffer.concat(chunks), from, to: rcptTo.map((one) => one.address) });
          upstream.accepted += 1;
          done();
        });
      },
    });
    const upstream = new Upstream(server, deskPort);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    upstream.workers = Promise.all(Array.from({ length: connections }, () => upstream.work()));
    return upstream;
  }

  get port(): number {
    return (this.server.server.address() as { port: number }).port;
  }

  get waiting(): number {
    return this.accepted - this.delivered;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.workers;
    this.onward.close();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      const mail = await until('a mail to hand on', () => this.stopped || this.queue.shift(), 3_600_000);
      if (mail === true) return;
      while (!(await this.handOn(mail))) {
        if (this.isStopped()) return;
        this.retries += 1;
      }
    }
  }

  private isStopped(): boolean {
    return this.stopped;
  }

  private async handOn({ raw, from, to }: Queued): Promise<boolean> {
    try {
      await this.onward.sendMail({ envelope: { from, to }, raw });
      this.delivered += 1;
      return true;
    } catch (error) {
      const code = (error as { responseCode?: number }).responseCode ?? 0;
      // The desk must never refuse for good.
      if (code >= 500) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return false;
    }
  }

  private transport(): Transporter {
    const { deskPort: port } = this;
    return createTransport({ host: '127.0.0.1', port, ignoreTLS: true, name: 'mx.example.net', socketTimeout: 20_000 });
  }
}
