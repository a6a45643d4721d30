import { SettingsError, type Settings } from '#kernel';
import { mailboxesOf } from './imap/mailbox-spec.js';

type AddressSettings = Pick<Settings, 'mailFrom' | 'replyAddress' | 'channelsFile' | 'imapUrl' | 'imapFirstRun'> & {
  readonly ownAddresses: readonly string[];
};

/**
 * Our own addresses, in lower case and each once: the sender, where answers go, groups and aliases of the settings, and
 * users of watched mailboxes that are addresses. By them a list is told from our own group, and a loop from mail.
 */
export function ownAddressesOf(settings: AddressSettings): string[] {
  const { mailFrom, replyAddress, ownAddresses } = settings;
  const all = [mailFrom, ...(replyAddress === null ? [] : [replyAddress]), ...ownAddresses, ...usersOf(settings)];
  return [...new Set(all.map((address) => address.trim().toLowerCase()))].filter((address) => address.includes('@'));
}

/** A file of channels that cannot be used is told by the watcher; reading a mail does not fail for it. */
function usersOf(settings: AddressSettings): string[] {
  try {
    return mailboxesOf(settings).map(({ user }) => user);
  } catch (error) {
    if (error instanceof SettingsError) return [];
    throw error;
  }
}
