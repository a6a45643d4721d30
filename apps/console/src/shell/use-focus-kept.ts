import { useEffect } from 'react';

/**
 * A button is disabled while its work is done, and with that the browser takes the focus from it: whoever works by keys
 * would start again at the top of the page. Once it can be pressed again it gets the focus back, unless something else
 * has it by then. The shell uses it once.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: EventTarget | null = null;
    const remember = ({ target }: FocusEvent): void => {
      last = target;
    };
    const watch = new MutationObserver((changes) => {
      const freed = changes.find(({ target }) => target === last)?.target;
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && freed instanceof HTMLButtonElement && !freed.disabled) freed.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', remember);
    watch.observe(document.body, { subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', remember);
      watch.disconnect();
    };
  }, []);
}
