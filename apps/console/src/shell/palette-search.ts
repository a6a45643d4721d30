/** One thing that the palette offers. */
export interface Offer {
  id: string;
  label: string;
  /** Further words by which it is found: its name in the other language. */
  also: string;
  kind: 'page' | 'action';
}

/** Width, case and kana are no difference: ﾌｧｯｸｽ, ふぁっくす and ファックス are one. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** Offers that carry every word typed; those that begin with the first word come first, else the order stays. */
export function fitting<T extends Offer>(offers: readonly T[], typed: string): T[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const found = offers.filter((offer) => {
    const text = folded(`${offer.label} ${offer.also}`);
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? '';
  const begins = (offer: T): number => (folded(offer.label).startsWith(first) ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b));
}

/** The slip number that was typed, in any width, with or without its hyphens; null when it is none. */
export function slipNumberIn(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/[\sー‐‑–—―−ｰ-]/g, '');
  const parts = /^(20\d{2})(0[1-9]|1[0-2])(\d{6})$/.exec(plain);
  if (parts) return parts.slice(1).join('-');
  const loose = /^(20\d{2})-(0[1-9]|1[0-2])-(\d{1,6})$/.exec(
    typed
      .normalize('NFKC')
      .trim()
      .replace(/[ー‐‑–—―−ｰ]/g, '-'),
  );
  return loose ? [loose[1], loose[2], loose[3]?.padStart(6, '0')].join('-') : null;
}
