import { ReceiptSink } from './receipt-sink.js';

/** A mail server in a process of its own, so that what it costs is not counted with the sender. Prints its address. */
const sink = await ReceiptSink.listen();
process.stdout.write(`${sink.url}\n`);
process.on('message', () => process.send?.(sink.taken));
