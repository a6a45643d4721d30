import { readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DomainError, DomainEvents, log, Settings, systemActor } from '#kernel';
import { AuditLog } from '#audit';
import { ENGINE_FOLDER } from '../data/engine-files.js';
import { ActiveEngine } from '../use-cases/active-engine.js';
import { BringEngine, type BroughtFiles } from '../use-cases/bring-engine.js';

const FOLDER = systemActor('engine-folder');
/** Folder within {@link ENGINE_FOLDER} from which candidates are taken: `NAME.model.gz`, `NAME.yaml`, or both. */
export const INCOMING_FOLDER = 'incoming';
const FORMS = [
  { part: 'model', ending: '.model.gz' },
  { part: 'lexicon', ending: '.yaml' },
] as const;
const REFUSED = '.refused';

/** Files of one name, and how they looked: a file that still grows looks otherwise the next time. */
interface Offer {
  files: { part: 'model' | 'lexicon'; path: string }[];
  look: string;
}

/** Takes candidates from the data folder, and says so when the active engine could not be read. */
@Injectable()
export class TakeIncomingEngines {
  private seen = new Map<string, string>();
  private told = false;

  constructor(
    private readonly settings: Settings,
    private readonly bring: BringEngine,
    private readonly active: ActiveEngine,
    private readonly events: DomainEvents,
    private readonly audit: AuditLog,
  ) {}

  /** What has not changed since the last look is taken, and its file is removed: its bytes are kept sealed. */
  async execute(): Promise<void> {
    await this.tell();
    const offers = await this.offers();
    for (const [name, offer] of offers) if (this.seen.get(name) === offer.look) await this.take(offer);
    this.seen = new Map([...offers].map(([name, { look }]) => [name, look]));
  }

  private async take({ files }: Offer): Promise<void> {
    const given: BroughtFiles = {};
    for (const { part, path } of files) given[part] = await readFile(path);
    try {
      await this.bring.execute(given, 'folder', FOLDER);
      for (const { path } of files) await unlink(path);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      log.warn({ code: error.code }, 'an engine in the folder of incoming ones was refused');
      for (const { path } of files) await rename(path, path + REFUSED);
      const facts = { code: error.code };
      await this.audit.append({ actor: FOLDER, action: 'engine.refused', object: 'engines:incoming', facts });
    }
  }

  private async offers(): Promise<Map<string, Offer>> {
    const folder = join(this.settings.dataDir, ENGINE_FOLDER, INCOMING_FOLDER);
    const offers = new Map<string, Offer>();
    const names = await readdir(folder).catch(() => []);
    for (const fileName of names.sort()) {
      const form = FORMS.find(({ ending }) => fileName.endsWith(ending));
      if (form === undefined || fileName.startsWith('.')) continue;
      const path = join(folder, fileName);
      const { size, mtimeMs } = await stat(path);
      const name = fileName.slice(0, -form.ending.length);
      const offer = offers.get(name) ?? { files: [], look: '' };
      offer.files.push({ part: form.part, path });
      offer.look += `${form.part} ${String(size)} ${String(mtimeMs)};`;
      offers.set(name, offer);
    }
    return offers;
  }

  private async tell(): Promise<void> {
    const alarm = { code: 'triage.engine-unreadable', about: '' };
    if (this.active.standsIn) await this.events.publish('operations.alarm', { ...alarm, facts: {} });
    else if (!this.told) await this.events.publish('operations.calm', alarm);
    this.told = !this.active.standsIn;
  }
}
