/** Moment (ms) of the last key or click in this tab. */
let lastAt = Date.now();

for (const name of typeof window === 'undefined' ? [] : ['keydown', 'pointerdown', 'wheel', 'input']) {
  window.addEventListener(name, () => (lastAt = Date.now()), { passive: true, capture: true });
}

/** Milliseconds since somebody last did something in this tab: an open page alone keeps no session and no claim alive. */
export function idleFor(): number {
  return Date.now() - lastAt;
}
