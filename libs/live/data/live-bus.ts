import type { Instant } from '#kernel';
import type { LiveKind, LiveNews } from '../domain/live-news.js';

/** Somebody has something open, or has left it. */
export interface PresenceBeat {
  kind: LiveKind;
  id: string;
  userId: string;
  gone: boolean;
}

/** What goes from process to process: identifiers only. */
export type LiveMessage = { news: LiveNews } | { presence: PresenceBeat; n: string; at: Instant };

/** Who hears the messages of this process and of the others. */
export interface BusListener {
  hear: (message: LiveMessage) => void;
  /** Messages may have been missed. */
  missed: () => void;
}

/** Carries messages between the processes of one desk. */
export abstract class LiveBus {
  protected listener: BusListener | undefined;

  /** There is one who listens: the hub. */
  attach(listener: BusListener): void {
    this.listener = listener;
  }

  /** Sends with the commit of the running unit, or at once outside of one. */
  abstract publish(message: LiveMessage): Promise<void>;

  /** Whether messages of all processes are heard now. */
  abstract readonly isOpen: boolean;

  /** From now on messages of other processes are heard as well. Cheap when it is so already. */
  abstract open(): Promise<void>;

  abstract close(): Promise<void>;
}
