/** Longest address in bytes: RFC 5321 §4.5.3.1.3 leaves 254 between the angle brackets. */
const MAX_LENGTH = 254;

/** The form under which an address is unique: NFKC, lower case, no outer spaces; null when it is not an address. */
export function foldEmail(address: string): string | null {
  const folded = address.normalize('NFKC').trim().toLowerCase();
  const fits = folded.length <= MAX_LENGTH && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(folded);
  return fits ? folded : null;
}
