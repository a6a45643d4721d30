import { createTransport } from 'nodemailer';

/** What the bare pool sends, and by how many connections. */
export interface BareOrder {
  url: string;
  n: number;
  connections: number;
  subject: string;
  text: string;
}

/** What it took; processor time of this process in ms for each message. */
export interface BareResult {
  perSecond: number;
  cpuMsEach: number;
}

/** Sends the same messages by a pool of nodemailer and nothing else: no row, no seal, no log. */
async function sendAll({ url, n, connections, subject, text }: BareOrder): Promise<BareResult> {
  const pool = createTransport({ url, pool: true, maxConnections: connections, maxMessages: Infinity });
  const began = performance.now();
  const cpu = process.cpuUsage();
  let next = 0;
  const line = async (): Promise<void> => {
    while (next < n) {
      const i = next;
      next += 1;
      const to = { name: `試験 ${String(i)}`, address: `u${String(i)}@d${String(i % 40)}.example.jp` };
      await pool.sendMail({
        from: { name: 'お客様相談窓口', address: 'desk@example.jp' },
        to,
        subject,
        text: text.replace('{{name}}', to.name),
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'ja' },
      });
    }
  };
  await Promise.all(Array.from({ length: connections * 2 }, line));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  pool.close();
  return { perSecond: n / seconds, cpuMsEach: (user + system) / 1000 / n };
}

process.once('message', (order: BareOrder) => {
  void sendAll(order).then((result) => {
    process.send?.(result);
    process.disconnect();
  });
});
