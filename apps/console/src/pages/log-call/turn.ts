/** On the way to another call: it is shown already, the address follows. */
export interface Turn {
  to: string;
  /** What the address may still name until it has followed: where the way began, and what it led past. */
  via: readonly string[];
}

/** `named`: the call that the address names now. */
export function turned(before: Turn | null, named: string, to: string): Turn {
  return { to, via: before === null ? [named] : [...before.via, before.to, named] };
}

/** Whether the address has followed, or was led elsewhere meanwhile: from then on it alone says which call is shown. */
export function isOver(turn: Turn, named: string): boolean {
  return named === turn.to || !turn.via.includes(named);
}
