import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from '../free-port.js';
import { until } from '../until.js';

/** A real IMAP server for one test, on this machine alone. */
export class Dovecot {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  /** Whether the machine has Debian's dovecot; `.ci/run` installs it. */
  static isInstalled(): boolean {
    return spawnSync('dovecot', ['--version']).status === 0;
  }

  /** Starts the server with an empty INBOX for every user; every password is `secret`. */
  static async start(): Promise<Dovecot> {
    const folder = mkdtempSync(join(tmpdir(), 'madoguchi-imap-'));
    const port = await freePort();
    const owner = ownerOfMail();
    for (const path of [folder, join(folder, 'mail'), join(folder, 'run')]) {
      mkdirSync(path, { recursive: true });
      chmodSync(path, 0o755);
      if (process.getuid?.() === 0) chownSync(path, owner.uid, owner.gid);
    }
    const config = join(folder, 'dovecot.conf');
    writeFileSync(config, configuration(folder, port, owner));
    const child = spawn('dovecot', ['-F', '-c', config], { stdio: 'ignore' });
    const server = new Dovecot(port, folder, child);
    await server.whenReady();
    return server;
  }

  /** The address a desk is given. */
  url(user: string, mailbox = 'INBOX'): string {
    return `imap://${user}:secret@127.0.0.1:${String(this.port)}/${mailbox}`;
  }

  /** Runs something as the mail program of `user`. */
  async as<T>(user: string, work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: this.port,
      secure: false,
      auth: { user, pass: 'secret' },
      logger: false,
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout().catch(() => undefined);
    }
  }

  /** Ends the server and takes its mail away. */
  async stop(): Promise<void> {
    if (!this.hasEnded) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async whenReady(): Promise<void> {
    await until(
      'dovecot to answer',
      () => {
        if (this.hasEnded) throw new Error('dovecot ended at its start; see its configuration');
        return this.as('probe', () => Promise.resolve(true)).catch(() => false);
      },
      60_000,
    );
  }
}

interface Owner {
  name: string;
  group: string;
  uid: number;
  gid: number;
}

/** The server's processes need an ordinary user; root lends them `nobody`. */
function ownerOfMail(): Owner {
  const { username, uid, gid } = userInfo();
  if (uid !== 0) return { name: username, group: String(gid), uid, gid };
  return { name: 'nobody', group: 'nogroup', uid: 65_534, gid: 65_534 };
}

function configuration(folder: string, port: number, owner: Owner): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
default_login_user = ${owner.name}
default_internal_user = ${owner.name}
default_internal_group = ${owner.group}
mail_location = maildir:${folder}/mail/%u
mail_uid = ${String(owner.uid)}
mail_gid = ${String(owner.gid)}
first_valid_uid = 1
ssl = no
disable_plaintext_auth = no
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${String(port)}
  }
}
service stats {
  chroot =
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${String(owner.uid)} gid=${String(owner.gid)} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
}
`;
}
