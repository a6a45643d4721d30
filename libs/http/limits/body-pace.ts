import type { IncomingMessage } from 'node:http';
import type { Leave } from './body-seats.js';

/**
 * So much (bytes) a body brings in each while (ms): 2 KiB/s, a sixth of what a telephone is slowed down to when its data are
 * used up. After `mostMs` it has come whole.
 */
const PACE = { everyMs: 20_000, bytes: 40 * 1024, mostMs: 180_000 };

/**
 * Ends the connection of a body that hardly comes, so that whoever sends a byte a minute holds no seat.
 * @returns what ends the watch; it ends by itself once the body has come
 */
export function keepPace(message: IncomingMessage, pace = PACE): Leave {
  const { socket } = message;
  let [seen, passedMs] = [socket.bytesRead, 0];
  const watch = setInterval(() => {
    passedMs += pace.everyMs;
    const brought = socket.bytesRead - seen;
    seen = socket.bytesRead;
    if (!message.complete && brought >= pace.bytes && passedMs < pace.mostMs) return;
    clearInterval(watch);
    if (!message.complete) socket.destroy();
  }, pace.everyMs);
  watch.unref();
  return () => {
    clearInterval(watch);
  };
}
