import { sentLook, type SentLook } from '../readers/sent-look/sent-look.js';
import type { LookTask } from './look-task.js';

/** Cleans the HTML of one mail in a thread of its own, so that a mail built to be slow keeps nobody waiting. */
export default function lookAtMail({ bytes, saying }: LookTask): SentLook | null {
  return sentLook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), saying);
}
