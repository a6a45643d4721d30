import { useEffect } from 'react';

/** Where the focus was last, and what stands around it. */
interface Place {
  last: Element | null;
  card: Element | null;
  /** Its line in a table or list, and the lines beside it: the next first. */
  rows: readonly Element[];
}

const NOWHERE: Place = { last: null, card: null, rows: [] };
const ROW = 'tr, li, [role=row]';
const TAKES_FOCUS = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled';

/**
 * Keeps the focus where the work goes on: whoever works by keys would start again at the top of the page.
 *
 * A button is disabled while its work is done, and with that the browser takes the focus from it; once it can be pressed again
 * it gets the focus back. A line that was worked off goes with the focus in it; the line after it has it then, or the one
 * before. A form that was saved goes likewise; the heading of its card has it then. None of this happens when something else
 * has the focus by then, or when it was left by hand. The shell uses it once.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let place = NOWHERE;
    const remember = ({ target }: FocusEvent): void => {
      place = target instanceof Element ? placeOf(target) : NOWHERE;
    };
    const forget = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null || !(target instanceof Element)) return;
      // Browsers say so before they take an element away; whether it is left, or goes, is known afterwards.
      queueMicrotask(() => {
        if (place.last === target && isLeft(target)) place = NOWHERE;
      });
    };
    const watch = new MutationObserver((changes) => {
      const { last } = place;
      const freed = changes.find(({ target, type }) => type === 'attributes' && target === last)?.target;
      if (isLost() && freed instanceof HTMLButtonElement && !freed.disabled) freed.focus({ preventScroll: true });
      if (last === null || last.isConnected) return;
      const left = place;
      place = NOWHERE;
      // After what the page itself does in its effects and in the next frame.
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          if (isLost()) goOn(left);
        });
      });
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('focusout', forget);
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('focusout', forget);
      watch.disconnect();
    };
  }, []);
}

function placeOf(last: Element): Place {
  const card = last.closest('main .mado-card');
  const row = last.closest(ROW);
  const rows = row === null || card?.contains(row) !== true ? [] : [row, ...linesAfter(row), ...linesBefore(row)];
  return { last, card, rows };
}

const linesAfter = (row: Element): Element[] => {
  const lines = [...(row.parentElement?.children ?? [])];
  return lines.slice(lines.indexOf(row) + 1);
};

const linesBefore = (row: Element): Element[] => {
  const lines = [...(row.parentElement?.children ?? [])];
  return lines.slice(0, lines.indexOf(row)).reverse();
};

/** The person went away from it: it stands there still, and could be used, and the window has not gone itself. */
function isLeft(target: Element): boolean {
  return (
    target.isConnected && target.checkVisibility() && !target.matches(':disabled') && document.hasFocus() && isLost()
  );
}

function goOn({ card, rows }: Place): void {
  const next = rows.filter(({ isConnected }) => isConnected).map((row) => row.querySelector<HTMLElement>(TAKES_FOCUS));
  const heading = card?.isConnected === true ? card.querySelector<HTMLElement>('h2') : null;
  const goal = next.find((each) => each !== null) ?? heading;
  if (goal === null) return;
  if (goal === heading) heading.tabIndex = -1;
  goal.focus({ preventScroll: goal === heading });
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
