import { useEffect } from 'react';

/**
 * Keeps the focus where the work goes on: whoever works by keys would start again at the top of the page.
 *
 * A button is disabled while its work is done, and with that the browser takes the focus from it; once it can be pressed again
 * it gets the focus back. A form that was saved goes with the focus in it; the heading of its card has it then. Neither happens
 * when something else has the focus by then. The shell uses it once.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: Element | null = null;
    let card: Element | null = null;
    const remember = ({ target }: FocusEvent): void => {
      last = target instanceof Element ? target : null;
      card = last?.closest('main .mado-card') ?? null;
    };
    const toCard = (): void => {
      const heading = card?.isConnected === true && isLost() ? card.querySelector<HTMLElement>('h2') : null;
      if (heading === null) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    const watch = new MutationObserver((changes) => {
      const freed = changes.find(({ target, type }) => type === 'attributes' && target === last)?.target;
      if (isLost() && freed instanceof HTMLButtonElement && !freed.disabled) freed.focus({ preventScroll: true });
      if (last === null || last.isConnected) return;
      last = null;
      // After what the page itself does in its effects and in the next frame.
      requestAnimationFrame(() => requestAnimationFrame(toCard));
    });
    document.addEventListener('focusin', remember);
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', remember);
      watch.disconnect();
    };
  }, []);
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
