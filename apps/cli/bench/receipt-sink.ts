import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail server that takes everything and keeps nothing; it only counts, so that it costs the machine little. */
export class ReceiptSink {
  /** Mails taken. */
  taken = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.serve(socket);
    });
  }

  static listen(): Promise<ReceiptSink> {
    return new Promise((resolve) => {
      const server = createServer();
      const sink = new ReceiptSink(server);
      server.listen(0, '127.0.0.1', () => {
        resolve(sink);
      });
    });
  }

  get url(): string {
    return `smtp://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    socket.write('220 sink ESMTP\r\n');
    let rest = '';
    let inData = false;
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('latin1');
      for (;;) {
        const mark = inData ? '\r\n.\r\n' : '\r\n';
        const end = rest.indexOf(mark);
        if (end === -1) return;
        const line = rest.slice(0, end).toUpperCase();
        rest = rest.slice(end + mark.length);
        if (inData) this.taken += 1;
        socket.write(inData ? '250 2.0.0 taken\r\n' : answerTo(line));
        inData = !inData && line === 'DATA';
      }
    });
  }
}

function answerTo(line: string): string {
  if (line.startsWith('EHLO')) return '250-sink\r\n250-8BITMIME\r\n250 PIPELINING\r\n';
  if (line === 'DATA') return '354 go on\r\n';
  return line === 'QUIT' ? '221 bye\r\n' : '250 2.0.0 ok\r\n';
}
