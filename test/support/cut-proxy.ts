import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A wire between a client and a server of this machine that a test may cut, or leave open and silent. */
export class CutProxy {
  private readonly pairs = new Set<[Socket, Socket]>();
  private refusing = false;
  /** Connections that were ever made through it. */
  connections = 0;
  /** Connections that were broken at once. */
  refused = 0;
  /** Told of every chunk on its way back to the client, before it is passed on; may cut. */
  onAnswer: (chunk: Buffer) => void = () => undefined;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {}

  static async to(target: number): Promise<CutProxy> {
    const server = createServer();
    const proxy = new CutProxy(server, target);
    server.on('connection', (socket) => {
      proxy.join(socket);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Breaks every connection now. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
    this.pairs.clear();
  }

  /** Whether new connections are broken at once. */
  refuse(refusing: boolean): void {
    this.refusing = refusing;
    if (refusing) this.cut();
  }

  /** Leaves the connections of this moment open, and passes nothing on: the peer is gone and nobody said so. */
  hush(): void {
    for (const [near, far] of this.pairs) {
      near.removeAllListeners('data');
      far.removeAllListeners('data');
      near.resume();
      far.resume();
    }
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket): void {
    near.on('error', () => undefined);
    if (this.refusing) {
      this.refused += 1;
      near.destroy();
      return;
    }
    this.connections += 1;
    const far = connect(this.target, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    this.pairs.add(pair);
    far.on('error', () => undefined);
    near.on('data', (chunk: Buffer) => far.write(chunk));
    far.on('data', (chunk: Buffer) => {
      this.onAnswer(chunk);
      if (!near.destroyed) near.write(chunk);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('close', () => {
        other.destroy();
        this.pairs.delete(pair);
      });
  }
}
