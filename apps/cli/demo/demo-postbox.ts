import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { newId } from '#kernel';

/**
 * A mail server for the demo: takes what the desk sends and keeps each mail as a file, so that acknowledgements and
 * notices can be looked at. Addresses that begin with `bounce` are refused, to show what the desk makes of it.
 */
export class DemoPostbox {
  private constructor(
    readonly folder: string,
    private readonly server: SMTPServer,
  ) {}

  /** Listens on a free port of this machine alone. */
  static async open(folder: string): Promise<DemoPostbox> {
    mkdirSync(folder, { recursive: true });
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onRcptTo: (address, _session, done) => {
        const refused = address.address.startsWith('bounce');
        done(refused ? Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 }) : null);
      },
      onData: (stream, _session, done) => {
        keep(folder, stream).then(
          () => {
            done(null);
          },
          (error: unknown) => {
            done(error instanceof Error ? error : new Error('the mail could not be kept'));
          },
        );
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        resolve();
      });
    });
    return new DemoPostbox(folder, server);
  }

  /** Where the desk sends its mail. */
  get url(): string {
    const { port } = this.server.server.address() as { port: number };
    return `smtp://127.0.0.1:${String(port)}`;
  }

  /** Takes no further mail. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(resolve);
    });
  }
}

async function keep(folder: string, stream: SMTPServerDataStream): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  await writeFile(join(folder, `${newId()}.eml`), Buffer.concat(chunks));
}
