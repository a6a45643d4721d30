/** A piece of text; `host` is set when it is a web address, which is shown and never followed. */
export interface TextPiece {
  text: string;
  host: string | null;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'「」『』（）()、。]+/gi;

/** Cuts a text at its web addresses. Joined together the pieces give the text back. */
export function piecesWithAddresses(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), host: null });
    from = found.index + found[0].length;
    pieces.push({ text: found[0], host: hostOf(found[0]) });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), host: null });
  return pieces;
}

/** The host that a browser would go to, whatever stands before it; null when it would go nowhere. */
function hostOf(address: string): string | null {
  try {
    return new URL(address).host;
  } catch {
    return null;
  }
}
