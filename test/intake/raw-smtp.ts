import { connect, type Socket } from 'node:net';
import { until } from '#testing';

let senders = 0;

/** A mail client that says exactly what it is told, byte for byte. */
export class RawSmtp {
  private text = '';
  closed = false;

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
    });
  }

  /** Connects, waits for the greeting and says EHLO (or LHLO). */
  static async to(port: number, hello = 'EHLO mx.example.net'): Promise<RawSmtp> {
    const client = new RawSmtp(connect(port, '127.0.0.1'));
    await client.answer();
    if (hello !== '') await client.say(hello);
    return client;
  }

  /** Everything that the server said since the last look, once it has ended an answer. */
  async answer(lines = 1): Promise<string> {
    await until('an answer of the mail door', () => this.closed || this.ended() >= lines);
    const said = this.text;
    this.text = '';
    return said;
  }

  /** Sends one command and answers what came back. */
  say(command: string, lines = 1): Promise<string> {
    this.send(`${command}\r\n`);
    return this.answer(lines);
  }

  send(raw: string | Buffer): void {
    this.socket.write(typeof raw === 'string' ? Buffer.from(raw, 'latin1') : raw);
  }

  /** Comes as far as DATA. */
  async begin(to = 'desk@example.jp', from = `sender${String((senders += 1))}@example.net`): Promise<void> {
    await this.say(`MAIL FROM:<${from}>`);
    await this.say(`RCPT TO:<${to}>`);
    await this.say('DATA');
  }

  /** Hands over a mail; answers the reply to it. */
  async mail(text: string, to?: string, from?: string): Promise<string> {
    await this.begin(to, from);
    this.send(`${text}\r\n.\r\n`);
    return this.answer();
  }

  end(): void {
    this.socket.destroy();
  }

  private ended(): number {
    return this.text.split('\r\n').filter((line) => /^\d{3}( |$)/.test(line)).length;
  }
}
