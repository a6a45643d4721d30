import { buffer } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import yazl from 'yazl';

/**
 * The same archive with every entry dated `at` and in its order, so that equal content gives equal bytes.
 * `replaced` gives other bytes to entries by their names.
 */
export async function steadyZip(
  archive: Buffer,
  at: Date,
  replaced: ReadonlyMap<string, string> = new Map(),
): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const { name, bytes } of await entriesOf(archive)) {
    const other = replaced.get(name);
    zip.addBuffer(other === undefined ? bytes : Buffer.from(other, 'utf8'), name, { mtime: at, mode: 0o100644 });
  }
  zip.end();
  return buffer(zip.outputStream);
}

async function entriesOf(archive: Buffer): Promise<{ name: string; bytes: Buffer }[]> {
  const zip = await open(archive);
  const found: { name: string; bytes: Buffer }[] = [];
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => {
      resolve(found);
    });
    zip.on('entry', (entry: Entry) => {
      read(zip, entry)
        .then((bytes) => {
          if (!entry.fileName.endsWith('/')) found.push({ name: entry.fileName, bytes });
          zip.readEntry();
        })
        .catch(reject);
    });
    zip.readEntry();
  });
}

function open(archive: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function read(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else resolve(buffer(stream));
    });
  });
}
