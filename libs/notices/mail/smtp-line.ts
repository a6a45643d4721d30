import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import { log } from '#kernel';
import { enhancedStatus, judgeFailure, type HandOverResult } from '../domain/hand-over.js';

/** One message as it goes over the wire. */
export interface WireMail {
  from: string;
  to: string;
  /** Header and body with CRLF line ends; dots are doubled on the way. */
  message: Buffer;
}

const OPTIONS: SMTPConnectionOptions = {
  connectionTimeout: 30_000,
  greetingTimeout: 30_000,
  socketTimeout: 120_000,
};

/** Messages after which a connection is made anew, and how long (ms) an idle one is kept. */
const MESSAGES_EACH = 500;
const IDLE_MS = 20_000;

interface Failure {
  error: unknown;
  bodyBegan: boolean;
}

/**
 * One connection to the mail server, opened when needed. It hands over one message at a time and never one twice: a
 * message goes out over a second connection only when not a byte of it left over the first.
 */
export class SmtpLine {
  private connection: SMTPConnection | null = null;
  private carried = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly limitMs: number,
  ) {}

  /** Never fails for what a mail server can do. */
  async send(mail: WireMail): Promise<HandOverResult> {
    clearTimeout(this.idle);
    let outcome = await this.try(mail);
    // The server had closed the connection meanwhile, and nothing of this message was sent.
    if ('error' in outcome && !outcome.bodyBegan && isCut(outcome.error) && this.carried > 0) {
      this.close();
      outcome = await this.try(mail);
    }
    if (!('error' in outcome)) {
      this.carried += 1;
      if (this.carried >= MESSAGES_EACH) this.quit();
      else this.idle = setTimeout(() => this.quit(), IDLE_MS).unref();
      return outcome;
    }
    return this.failed(outcome);
  }

  close(): void {
    clearTimeout(this.idle);
    this.connection?.close();
    this.connection = null;
    this.carried = 0;
  }

  private async try(mail: WireMail): Promise<HandOverResult | Failure> {
    let connection: SMTPConnection;
    try {
      connection = this.connection ?? (await this.open());
    } catch (error) {
      this.close();
      return { error, bodyBegan: false };
    }
    return this.handOver(connection, mail);
  }

  private handOver(connection: SMTPConnection, mail: WireMail): Promise<HandOverResult | Failure> {
    const body = Readable.from(mail.message, { objectMode: false });
    return new Promise((resolve) => {
      const fail = (error: unknown): void => {
        clearTimeout(limit);
        resolve({ error, bodyBegan: body.readableDidRead });
      };
      const limit = setTimeout(() => {
        fail(new Error('the mail server took too long'));
        this.close();
      }, this.limitMs).unref();
      connection.send({ from: mail.from, to: [mail.to] }, body, (error, info) => {
        if (error) {
          fail(error);
          return;
        }
        clearTimeout(limit);
        const { response } = info;
        resolve({ outcome: 'accepted', code: 250, status: enhancedStatus(response), answer: response });
      });
    });
  }

  /** Reads a failure, and keeps the connection when the server only refused this message. */
  private async failed({ error, bodyBegan }: Failure): Promise<HandOverResult> {
    const facts = failureFacts(error);
    const result = judgeFailure({ ...facts, bodyBegan });
    log.info({ outcome: result.outcome, code: result.code, command: facts.command }, 'mail not accepted');
    const connection = this.connection;
    const refused = facts.responseCode !== null && facts.responseCode !== 421 && !isCut(error);
    if (connection === null || !refused || !(await wasReset(connection))) this.close();
    else this.idle = setTimeout(() => this.quit(), IDLE_MS).unref();
    return result;
  }

  private async open(): Promise<SMTPConnection> {
    const { auth, ...parsed } = parseConnectionUrl(this.url);
    const connection = new SMTPConnection({ ...OPTIONS, ...parsed });
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.once('end', () => {
        reject(new Error('the mail server hung up'));
      });
      connection.connect((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    if (auth && connection.allowsAuth) await loggedIn(connection, auth);
    connection.removeAllListeners('end');
    // What happens to a message comes by its own callback; what happens between two shows at the next one.
    connection.on('error', () => undefined);
    connection.once('end', () => {
      if (this.connection === connection) this.connection = null;
    });
    this.connection = connection;
    this.carried = 0;
    return connection;
  }

  private quit(): void {
    this.connection?.quit();
    this.connection = null;
    this.carried = 0;
  }
}

function loggedIn(connection: SMTPConnection, auth: { user?: string | undefined; pass?: string | undefined }) {
  return new Promise<void>((resolve, reject) => {
    connection.login({ user: auth.user, pass: auth.pass, credentials: auth }, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** Whether the server is ready for the next message after it refused one. */
function wasReset(connection: SMTPConnection): Promise<boolean> {
  return new Promise((resolve) => {
    connection.once('end', () => {
      resolve(false);
    });
    connection.reset((error) => {
      resolve(!error);
    });
  });
}

/** A connection that ended without an answer to the message. */
function isCut(error: unknown): boolean {
  return failureFacts(error).responseCode === null;
}

function failureFacts(error: unknown): {
  responseCode: number | null;
  response: string | null;
  command: string | null;
} {
  const { responseCode, response, command } = error as Record<'responseCode' | 'response' | 'command', unknown>;
  return {
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    response: typeof response === 'string' ? response : null,
    command: typeof command === 'string' ? command : null,
  };
}
