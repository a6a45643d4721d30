import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What the server does with one message; a number is the reply code that it gives, at the command where it belongs. */
export type Mood =
  | 'take'
  /** 421 to MAIL: the server hangs up before the message. */
  | 'busy'
  /** 451 to RCPT: put off. */
  | 'later'
  /** 450 after the message: put off. */
  | 'later-after'
  /** 550 to RCPT: there is no such mailbox. */
  | 'refuse'
  /** The connection is cut before the message. */
  | 'cut-before'
  /** The message is taken, and the connection is cut without an answer. */
  | 'cut-after';

const MOODS: readonly [Mood, number][] = [
  ['busy', 0.01],
  ['later', 0.04],
  ['later-after', 0.03],
  ['refuse', 0.05],
  ['cut-before', 0.01],
  ['cut-after', 0.005],
];
/** A mailbox is put off at most so often. */
const PUT_OFF = 2;

interface Dialogue {
  recipient: string;
  mood: Mood;
  inData: boolean;
  rest: string;
}

/** A real SMTP server in a bad mood, which writes down what it took and what it answered. */
export class WildServer {
  /** How often the message with each token (of its Message-ID) was read to its end and kept. */
  readonly taken = new Map<string, number>();
  /** Tokens of messages after which `250` was answered. */
  readonly answered = new Set<string>();
  /** Who got how many messages. */
  readonly mailboxes = new Map<string, number>();
  /** Connections that were cut after the message was taken. */
  silent = 0;
  wild = false;
  private readonly putOff = new Map<string, number>();
  private readonly sockets = new Set<Socket>();
  private seed: number;

  private constructor(
    private readonly server: Server,
    seed: number,
  ) {
    this.seed = seed;
    server.on('connection', (socket) => this.serve(socket));
  }

  static listen(seed: number): Promise<WildServer> {
    return new Promise((resolve) => {
      const server = createServer();
      const wild = new WildServer(server, seed);
      server.listen(0, '127.0.0.1', () => resolve(wild));
    });
  }

  get url(): string {
    return `smtp://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    const dialogue: Dialogue = { recipient: '', mood: 'take', inData: false, rest: '' };
    socket.write('220 wild ESMTP\r\n');
    socket.on('data', (chunk) => {
      dialogue.rest += chunk.toString('latin1');
      while (!socket.destroyed && this.step(socket, dialogue));
    });
  }

  /** Handles one line, or one whole message; false when more is needed. */
  private step(socket: Socket, dialogue: Dialogue): boolean {
    const mark = dialogue.inData ? '\r\n.\r\n' : '\r\n';
    const end = dialogue.rest.indexOf(mark);
    if (end === -1) return false;
    const line = dialogue.rest.slice(0, end);
    dialogue.rest = dialogue.rest.slice(end + mark.length);
    if (dialogue.inData) this.afterMessage(socket, dialogue, line);
    else this.command(socket, dialogue, line);
    return true;
  }

  private command(socket: Socket, dialogue: Dialogue, line: string): void {
    const word = line.slice(0, 4).toUpperCase();
    if (word === 'MAIL') {
      dialogue.mood = this.mood();
      socket.write(dialogue.mood === 'busy' ? '421 4.3.2 busy\r\n' : '250 2.1.0 ok\r\n');
      if (dialogue.mood === 'busy') socket.end();
    } else if (word === 'RCPT') this.recipient(socket, dialogue, /<([^>]*)>/.exec(line)?.[1] ?? '');
    else if (word === 'DATA') {
      const open = dialogue.recipient !== '';
      dialogue.inData = open;
      socket.write(open ? '354 go on\r\n' : '503 5.5.1 no recipient\r\n');
    } else socket.write(word === 'EHLO' ? '250-wild\r\n250-8BITMIME\r\n250 PIPELINING\r\n' : '250 2.0.0 ok\r\n');
  }

  private recipient(socket: Socket, dialogue: Dialogue, address: string): void {
    dialogue.recipient = '';
    if (dialogue.mood === 'cut-before') {
      socket.destroy();
      return;
    }
    if (dialogue.mood === 'refuse') {
      socket.write('550 5.1.1 no such mailbox\r\n');
      return;
    }
    if (dialogue.mood === 'later' && this.mayPutOff(address)) {
      socket.write('451 4.2.0 later\r\n');
      return;
    }
    dialogue.recipient = address;
    socket.write('250 2.1.5 ok\r\n');
  }

  private afterMessage(socket: Socket, dialogue: Dialogue, message: string): void {
    const { recipient, mood } = dialogue;
    dialogue.inData = false;
    dialogue.recipient = '';
    if (mood === 'later-after' && this.mayPutOff(recipient)) {
      socket.write('450 4.2.1 later\r\n');
      return;
    }
    const token = /^Message-ID: <([^@>]+)@/m.exec(message)?.[1] ?? '';
    count(this.taken, token);
    count(this.mailboxes, recipient);
    if (mood === 'cut-after') {
      this.silent += 1;
      socket.destroy();
      return;
    }
    this.answered.add(token);
    socket.write(`250 2.0.0 taken as ${String(this.taken.size)}\r\n`);
  }

  private mayPutOff(address: string): boolean {
    const times = this.putOff.get(address) ?? 0;
    this.putOff.set(address, times + 1);
    return times < PUT_OFF;
  }

  private mood(): Mood {
    if (!this.wild) return 'take';
    let at = this.random();
    for (const [mood, share] of MOODS) {
      if (at < share) return mood;
      at -= share;
    }
    return 'take';
  }

  /** A linear congruential generator: the moods come in the same order each time. */
  private random(): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
    return this.seed / 2 ** 32;
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
