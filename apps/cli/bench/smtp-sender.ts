import { connect, type Socket } from 'node:net';

/** What became of a handed-over mail: the arrival it was recorded as, and when its last byte left (`performance.now()`). */
export interface HandedOver {
  arrivalId: string;
  sentAt: number;
}

/** One SMTP connection that sends mail after mail; no more than the protocol, so that it costs the machine little. */
export class SmtpSender {
  private buffered = '';
  private waiting: ((answer: string) => void) | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.buffered += chunk.toString('latin1');
      this.take();
    });
    socket.on('error', () => undefined);
  }

  /** Connects and greets. */
  static async open(port: number): Promise<SmtpSender> {
    const socket = connect(port, '127.0.0.1');
    const sender = new SmtpSender(socket);
    await sender.answer();
    await sender.say('EHLO bench.example.net');
    return sender;
  }

  /** Sends one mail; fails when it is not taken. `raw` has no line that begins with a dot. */
  async send(from: string, to: string, raw: Buffer): Promise<HandedOver> {
    await this.say(`MAIL FROM:<${from}> SIZE=${String(raw.length)}`);
    await this.say(`RCPT TO:<${to}>`);
    await this.say('DATA');
    this.socket.write(raw);
    this.socket.write('\r\n.\r\n');
    const sentAt = performance.now();
    const answer = await this.answer();
    const arrivalId = /Recorded as (\w+)/.exec(answer)?.[1];
    if (arrivalId === undefined) throw new Error(`the desk answered ${answer.slice(0, 60)}`);
    return { arrivalId, sentAt };
  }

  close(): void {
    this.socket.end('QUIT\r\n');
  }

  private async say(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`);
    const answer = await this.answer();
    if (!/^[23]/.test(answer)) throw new Error(`the desk answered ${answer.slice(0, 60)}`);
    return answer;
  }

  private answer(): Promise<string> {
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.take();
    });
  }

  /** A whole answer ends with a line `250 …` (not `250-…`). */
  private take(): void {
    const found = /^(?:\d{3}-[^\n]*\n)*\d{3} [^\n]*\n/.exec(this.buffered);
    if (!found || !this.waiting) return;
    this.buffered = this.buffered.slice(found[0].length);
    const resolve = this.waiting;
    this.waiting = null;
    resolve(found[0].split('\n').at(-2) ?? '');
  }
}
