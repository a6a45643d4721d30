/** Routing that old servers understood: by percent, by bangs, through other hosts, by a second at-sign. */
const ROUTED = /[%!:@]/;

/** Whether a recipient is one of ours. Only `user@our-domain` is: no relaying, no routes, and `postmaster` alone. */
export function isOurs(address: string, domains: readonly string[]): boolean {
  if (address.toLowerCase() === 'postmaster') return true;
  const at = address.lastIndexOf('@');
  const [user, domain] = [address.slice(0, at), address.slice(at + 1).toLowerCase()];
  if (at < 1 || ROUTED.test(user)) return false;
  return domains.some((own) => own !== '' && own.toLowerCase() === domain);
}
