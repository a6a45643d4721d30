import { join, resolve } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { CLOCK, Settings, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { BlobStore, FileBlobStore } from './data/blob-store.js';
import { FileMasterKey } from './data/file-master-key.js';
import { MasterKey } from './data/master-key.js';
import { Originals } from './data/originals.js';
import { Vault } from './data/vault.js';
import { CheckBlobs } from './use-cases/check-blobs.js';
import { readyMasterKey } from './use-cases/ready-master-key.js';
import { RotateMasterKey } from './use-cases/rotate-master-key.js';

/** Where the key ring lies: apart from the data when the operator says so; relative to the caller's folder. */
export function masterKeyPath(settings: Pick<Settings, 'masterKeyFile' | 'dataDir'>): string {
  if (settings.masterKeyFile === null) return join(settings.dataDir, 'keys', 'master-keys.json');
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), settings.masterKeyFile);
}

/** Keys, envelopes and sealed originals. Whoever gets a {@link MasterKey} gets one that is ready for this database. */
@Global()
@Module({
  providers: [
    {
      provide: MasterKey,
      inject: [Settings, UnitOfWork, CLOCK],
      useFactory: async (settings: Settings, uow: UnitOfWork, clock: Clock): Promise<MasterKey> => {
        const file = new FileMasterKey(masterKeyPath(settings));
        await readyMasterKey(file, uow, clock);
        return file;
      },
    },
    {
      provide: BlobStore,
      inject: [Settings],
      useFactory: (settings: Settings): BlobStore => new FileBlobStore(join(settings.dataDir, 'blobs')),
    },
    Vault,
    Originals,
    CheckBlobs,
    RotateMasterKey,
  ],
  exports: [MasterKey, BlobStore, Vault, Originals, CheckBlobs, RotateMasterKey],
})
export class VaultModule {}
