import type { IncomingMessage } from 'node:http';
import type { Leave } from './body-seats.js';

/**
 * So much (bytes) a body brings in each while (ms): 2 KiB/s, a sixth of what a telephone is slowed down to when its data are
 * used up. One poor while is forgiven (a tunnel), a second in a row is not. After `mostMs` it has come whole.
 */
const PACE = { everyMs: 20_000, bytes: 40 * 1024, mostMs: 180_000, poorInARow: 2 };

/**
 * Ends the connection of a body that hardly comes, so that whoever sends a byte a minute holds no seat.
 * @returns what ends the watch; it ends by itself once the body has come
 */
export function keepPace(message: IncomingMessage, pace = PACE): Leave {
  const { socket } = message;
  let [seen, passedMs, poor] = [socket.bytesRead, 0, 0];
  const watch = setInterval(() => {
    passedMs += pace.everyMs;
    poor = socket.bytesRead - seen >= pace.bytes ? 0 : poor + 1;
    seen = socket.bytesRead;
    if (!message.complete && poor < pace.poorInARow && passedMs < pace.mostMs) return;
    clearInterval(watch);
    if (!message.complete) socket.destroy();
  }, pace.everyMs);
  watch.unref();
  return () => {
    clearInterval(watch);
  };
}
