import type { FeatureSchema } from '#persistence';
import { DataKeyRow } from './data/data-key.entity.js';
import { CreateVault1764000010001 } from './data/migrations/1764000010001-create-vault.js';
import { SealedOriginalRow } from './data/sealed-original.entity.js';

/** Tables of the vault: `data_keys`, `sealed_originals`. */
export const vaultSchema: FeatureSchema = {
  entities: [DataKeyRow, SealedOriginalRow],
  migrations: [CreateVault1764000010001],
};

export { BlobStore, FileBlobStore, type StoredBlob } from './data/blob-store.js';
export { writeDurably } from './data/durable-file.js';
export { FileMasterKey } from './data/file-master-key.js';
export { MasterKey, RingMasterKey, type WrappedKey } from './data/master-key.js';
export { INLINE_LIMIT, Originals, type PreparedOriginal } from './data/originals.js';
export { Vault } from './data/vault.js';
export { KEY_SCOPES, type DataKey, type KeyScope } from './domain/data-key.js';
export { newRing, ringFromText, ringToText, withNewKey, type KeyRing } from './domain/key-ring.js';
export { SEAL_OVERHEAD, sealedKeyId, type SealedAt } from './domain/sealed-box.js';
export { vaultErrors } from './domain/vault.errors.js';
export { CheckBlobs, type BlobReport } from './use-cases/check-blobs.js';
export { MasterKeyError, readyMasterKey } from './use-cases/ready-master-key.js';
export { RotateMasterKey, type KeyStatus } from './use-cases/rotate-master-key.js';
export { scanForPlanted, type PlantedFinding, type ScanReport } from './use-cases/scan-for-planted.js';
export { masterKeyPath, VaultModule } from './vault.module.js';
