/** An item at the edge of what is taken, by the door it comes through. */
export interface ExtremeItem {
  name: string;
  /** By SMTP, or into the watched folder of faxes. */
  door: 'smtp' | 'fax-folder';
  bytes: Buffer;
}

const HEAD = (id: string): string =>
  `From: <extreme@example.net>\r\nTo: <madoguchi@example.jp>\r\nSubject: ${id}\r\nMessage-ID: <${id}@example.net>\r\nMIME-Version: 1.0\r\n`;
const MANY = 10_000;
const FAX_PAGES = 300;
const FAX_WIDTH = 1728;
const FAX_HEIGHT = 2200;
const HUGE_SIDE = 30_000;
const HUGE_STRIP_ROWS = 1_000;
/** Words of the TIFF format. */
const LONG = 4;
const RATIONAL = 5;
const UNCOMPRESSED = 1;
const FAX_T6 = 4;
const DOTS_PER_INCH = 200;

/** Every extreme item; `scale` (0..1] shrinks what is counted in pages and megabytes, for a quick look. */
export function extremeItems(scale: number): ExtremeItem[] {
  const megabytes = (n: number): number => Math.max(100_000, Math.round(n * scale * 1_000_000));
  return [
    { name: 'a mail of 40 MB', door: 'smtp', bytes: attachmentMail(megabytes(39)) },
    {
      name: '40 MB of plain text',
      door: 'smtp',
      bytes: textMail('long-text', 'text/plain', '通信が遅いのです。\r\n', megabytes(39)),
    },
    { name: '10,000 attachments', door: 'smtp', bytes: manyParts(Math.round(MANY * scale)) },
    {
      name: '9 MB of HTML',
      door: 'smtp',
      bytes: textMail('long-html', 'text/html', '<div><p>遅い<b>通信</b></p></div>', megabytes(9)),
    },
    {
      name: 'a fax of 300 pages',
      door: 'fax-folder',
      bytes: longFax(Math.max(2, Math.round(FAX_PAGES * scale))),
    },
    { name: 'a TIFF of 30,000 x 30,000 pixels', door: 'fax-folder', bytes: hugeTiff() },
  ];
}

function attachmentMail(size: number): Buffer {
  const line = `${'QUJD'.repeat(19)}\r\n`;
  const part = `${HEAD('large')}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n添付をご確認ください。\r\n--b\r\nContent-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  return Buffer.concat([Buffer.from(part), Buffer.alloc(size, line), Buffer.from('\r\n--b--\r\n')]);
}

function textMail(id: string, type: string, text: string, size: number): Buffer {
  return Buffer.concat([
    Buffer.from(`${HEAD(id)}Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`),
    Buffer.alloc(size - (size % Buffer.byteLength(text)), text),
  ]);
}

function manyParts(count: number): Buffer {
  const part = (i: number): string =>
    `--b\r\nContent-Type: image/png; name=${String(i)}.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n`;
  const parts = Array.from({ length: count }, (_, i) => part(i)).join('');
  return Buffer.from(
    `${HEAD('many')}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n全部見てください。\r\n${parts}--b--\r\n`,
  );
}

/** Pages of stripes: nothing to read, everything to look at. All pages share one strip of data. */
function longFax(pages: number): Buffer {
  const rowBytes = FAX_WIDTH / 8;
  const rows = Buffer.alloc(rowBytes * FAX_HEIGHT);
  for (let y = 200; y < FAX_HEIGHT - 200; y += 60)
    for (let line = y; line < y + 8; line += 1)
      rows.fill(0xff, line * rowBytes + 25, line * rowBytes + 25 + ((y * 7) % 150));
  const page = tiff({ width: FAX_WIDTH, height: FAX_HEIGHT, compression: UNCOMPRESSED, strips: 1, data: rows });
  return repeatPage(page, pages);
}

/** A TIFF whose one page is listed `times` times: copies of its directory, each pointing to the next. */
function repeatPage(page: Buffer, times: number): Buffer {
  const at = page.readUInt32LE(4);
  const length = 2 + 12 * page.readUInt16LE(at);
  const copies = Array.from({ length: times - 1 }, () => page.subarray(at, at + length + 4));
  const whole = Buffer.concat([page, ...(page.length % 2 === 1 ? [Buffer.alloc(1)] : []), ...copies]);
  const first = page.length + (page.length % 2);
  for (let n = 0; n < times; n += 1) {
    const directory = n === 0 ? at : first + (n - 1) * (length + 4);
    const next = n === times - 1 ? 0 : first + n * (length + 4);
    whole.writeUInt32LE(next, directory + length);
  }
  return whole;
}

/** A blank page of 900 million pixels in some kilobytes: in fax coding (T.6) an unchanged row is one bit. */
function hugeTiff(): Buffer {
  const strips = HUGE_SIDE / HUGE_STRIP_ROWS;
  const data = Buffer.concat([Buffer.alloc(HUGE_STRIP_ROWS / 8, 0xff), Buffer.from('001001', 'hex')]);
  return tiff({ width: HUGE_SIDE, height: HUGE_SIDE, compression: FAX_T6, strips, data });
}

/** A page of one bit a pixel (0 is white) whose strips all share the same data. */
function tiff(page: { width: number; height: number; compression: number; strips: number; data: Buffer }): Buffer {
  const { width, height, compression, strips, data } = page;
  const dataAt = 8;
  const offsetsAt = dataAt + data.length + (data.length % 2);
  const countsAt = offsetsAt + 4 * strips;
  const resolutionAt = countsAt + 4 * strips;
  const directoryAt = resolutionAt + 8;
  const tags: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, LONG, 1, 1],
    [259, LONG, 1, compression],
    [262, LONG, 1, 0],
    // A list of one stands in the tag itself.
    [273, LONG, strips, strips === 1 ? dataAt : offsetsAt],
    [277, LONG, 1, 1],
    [278, LONG, 1, height / strips],
    [279, LONG, strips, strips === 1 ? data.length : countsAt],
    [282, RATIONAL, 1, resolutionAt],
    [283, RATIONAL, 1, resolutionAt],
  ];
  const file = Buffer.alloc(directoryAt + 2 + 12 * tags.length + 4);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(directoryAt, 4);
  data.copy(file, dataAt);
  for (let n = 0; n < strips; n += 1) {
    file.writeUInt32LE(dataAt, offsetsAt + 4 * n);
    file.writeUInt32LE(data.length, countsAt + 4 * n);
  }
  file.writeUInt32LE(DOTS_PER_INCH, resolutionAt);
  file.writeUInt32LE(1, resolutionAt + 4);
  file.writeUInt16LE(tags.length, directoryAt);
  for (const [n, [tag, type, count, value]] of tags.entries()) {
    const at = directoryAt + 2 + 12 * n;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(value, at + 8);
  }
  return file;
}
