import type { BareEngine } from '../child/bare-engine.js';
import type { DocumentKind, EngineChoice } from '../child/messages.js';
import type { PreparedPage } from '../child/prepare-page.js';

export type { BareEngine } from '../child/bare-engine.js';

/** The engine without a process around it, for benches. Loaded when asked for: the desk itself never decodes a picture. */
export async function bareEngine(choice: EngineChoice): Promise<BareEngine> {
  return (await import('../child/bare-engine.js')).bareEngine(choice);
}

/** All pages of a document made ready for an engine, for benches. */
export async function preparedPictures(bytes: Buffer, kind: DocumentKind): Promise<PreparedPage[]> {
  return (await import('../child/bare-engine.js')).preparedPictures(bytes, kind);
}
