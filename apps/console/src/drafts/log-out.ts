import { api, ApiProblem } from '../api/client';
import { wipeBrowserCopies } from './browser-copies';
import { flushDrafts } from './kept-drafts';

/**
 * Ends the session. What is still being written goes to the desk first, where it waits for a day; then nothing is left in
 * this browser. When the desk cannot be reached, everything stays as it was.
 */
export async function logOut(): Promise<void> {
  await flushDrafts();
  try {
    await api('/session', { method: 'DELETE', quiet: true });
  } catch (error) {
    // A session that has run out needs no ending.
    if (!(error instanceof ApiProblem && error.status === 401)) throw error;
  }
  await wipeBrowserCopies();
}
