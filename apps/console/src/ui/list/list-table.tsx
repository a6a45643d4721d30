import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useI18n } from '../../i18n';
import { useSteady } from '../../lib/use-steady';
import { useShortcut } from '../../shell/shortcuts';
import type { Column } from './column';
import type { Line } from './merge';
import '../../lists.css';
import { ListRow } from './list-row';
import { useWide } from './use-wide';

export interface ListTableProps<T extends Line> {
  /** What it lists, for screen readers. */
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  hasMore: boolean;
  onEnd: () => void;
  /** Page of a line. */
  hrefOf: (row: T) => string;
  /** A line's name, for its box to tick. */
  nameOf: (row: T) => string;
  /** Names the list, so that whoever comes back finds their line again. */
  memory: string;
  /** Lines that have left the list. */
  gone?: ReadonlySet<string>;
  selected?: ReadonlySet<string>;
  onSelect?: (ids: ReadonlySet<string>) => void;
}

const REM = 16;
/** Height of a line in rem: one row of cells, or three where they wrap. */
const WIDE_REM = 2.75;
const NARROW_REM = 6;
/** From so many lines before the end on the next page is read. */
const AHEAD = 40;

/**
 * A list of any length of which only what is seen stands on the page. One line has the focus: ↑ ↓ or j k move it, Enter
 * opens it, x ticks it.
 */
export function ListTable<T extends Line>(props: ListTableProps<T>) {
  const { label, rows, columns, hasMore, onEnd, memory, onSelect } = props;
  const { t } = useI18n();
  const wide = useWide();
  const frame = useRef<HTMLDivElement>(null);
  const scrollMargin = useTop(frame);
  const [active, setActive] = useActive(memory, rows);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (wide ? WIDE_REM : NARROW_REM) * remPx(),
    overscan: 10,
    scrollMargin,
    scrollPaddingStart: 110,
    scrollPaddingEnd: 90,
    useFlushSync: false,
    getItemKey: (index) => rows[index]?.id ?? index,
    // The line with the focus stays on the page wherever one scrolls, so that the focus is not lost.
    rangeExtractor: (range: Range) => {
      const shown = defaultRangeExtractor(range);
      if (active < 0 || active >= rows.length || shown.includes(active)) return shown;
      return active < (shown[0] ?? 0) ? [active, ...shown] : [...shown, active];
    },
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, wide]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - AHEAD) onEnd();
  }, [hasMore, last, rows.length, onEnd]);
  const focusRow = (index: number): void => {
    const row = frame.current?.querySelector<HTMLElement>(`[data-index="${String(index)}"]`);
    if (row) row.focus({ preventScroll: true });
  };
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    focusRow(wanted.current);
    if (document.activeElement?.getAttribute('data-index') === String(wanted.current)) wanted.current = null;
  });
  const goTo = (index: number): void => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    wanted.current = to;
    setActive(to);
    virtual.scrollToIndex(to, { align: 'auto' });
  };
  useComeBack(memory, rows.length, () => {
    if (active > 0) virtual.scrollToIndex(active, { align: 'center' });
  });
  const keys = useListKeys(props, {
    active,
    goTo,
    isInside: () => frame.current?.contains(document.activeElement) === true,
  });
  const focus = useSteady(setActive);
  const select = useSteady((id: string, on: boolean): void => {
    const next = new Set(props.selected);
    if (on) next.add(id);
    else next.delete(id);
    onSelect?.(next);
  });
  const tracks = [...(onSelect ? ['34px'] : []), ...columns.map(({ width }) => width)].join(' ');
  return (
    <div
      ref={frame}
      className="mado-list"
      role="grid"
      aria-label={label}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      aria-multiselectable={onSelect ? true : undefined}
      data-wide={wide}
      style={{ '--mado-tracks': tracks } as React.CSSProperties}
      onKeyDown={keys}
    >
      <div role="rowgroup" className="mado-list-head">
        <div role="row" className="mado-list-row" aria-rowindex={1}>
          {onSelect && (
            <span role="columnheader">
              <span className="mado-quiet">{t('lists.tick')}</span>
            </span>
          )}
          {columns.map(({ key, head }) => (
            <span key={key} role="columnheader">
              {head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="mado-list-body" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <ListRow
              key={key}
              row={row}
              index={index}
              top={start - scrollMargin}
              height={size}
              columns={columns}
              isActive={index === active}
              isGone={props.gone?.has(row.id) === true}
              isTicked={props.selected?.has(row.id)}
              hrefOf={props.hrefOf}
              nameOf={props.nameOf}
              onFocus={focus}
              onTick={onSelect ? select : undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

interface Moves {
  active: number;
  goTo: (index: number) => void;
  isInside: () => boolean;
}

/** Keys of the page, which the sheet of keys shows, and those of a grid, which work where the focus is in it. */
function useListKeys<T extends Line>(props: ListTableProps<T>, { active, goTo, isInside }: Moves) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { rows, hrefOf, onSelect, selected } = props;
  const some = rows.length > 0;
  const open = (): void => {
    const row = rows[active];
    if (row !== undefined) void navigate(hrefOf(row));
  };
  const tick = (): void => {
    const row = rows[active];
    if (row === undefined || !onSelect) return;
    const next = new Set(selected);
    if (!next.delete(row.id)) next.add(row.id);
    onSelect(next);
  };
  const step = (by: number): void => {
    // The first key only goes to the line that is marked.
    goTo(isInside() ? active + by : active);
  };
  useShortcut(
    'j',
    t('lists.next'),
    () => {
      step(1);
    },
    { enabled: some },
  );
  useShortcut(
    'k',
    t('lists.previous'),
    () => {
      step(-1);
    },
    { enabled: some },
  );
  useShortcut('Enter', t('lists.open'), open, { enabled: some });
  useShortcut('x', t('lists.tickOne'), tick, { enabled: some && onSelect !== undefined });
  const page = Math.max(1, Math.floor(window.innerHeight / (WIDE_REM * REM)) - 6);
  return (event: KeyboardEvent): void => {
    const at = event.target as HTMLElement;
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    if (move !== undefined) goTo(active + move);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(rows.length - 1);
    else if (event.key === ' ' && at.getAttribute('role') === 'row') tick();
    else return;
    event.preventDefault();
  };
}

/** Index of the line with the focus: it stays on its line when lines come before it, and on its place when that is gone. */
function useActive<T extends Line>(memory: string, rows: readonly T[]): [number, (index: number) => void] {
  const name = `madoguchi.line ${memory}`;
  const [place, setPlace] = useState(() => ({ id: sessionStorage.getItem(name), index: 0 }));
  let index = place.index;
  if (place.id !== null && rows[index]?.id !== place.id) {
    const found = rows.findIndex(({ id }) => id === place.id);
    index = found === -1 ? Math.min(place.index, Math.max(0, rows.length - 1)) : found;
  }
  return [
    index,
    (to) => {
      const id = rows[to]?.id ?? null;
      if (id !== null) sessionStorage.setItem(name, id);
      setPlace({ id, index: to });
    },
  ];
}

/** Once, when lines are there: back to where somebody left. */
function useComeBack(memory: string, count: number, act: () => void): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (count === 0 || done.current === memory) return;
    done.current = memory;
    // After the shell has gone to the top of the new page.
    requestAnimationFrame(act);
  });
}

/** Distance (px) of an element from the top of the whole page. */
function useTop(of: React.RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => {
      const body = of.current?.querySelector('.mado-list-body');
      if (body) setTop(Math.round(body.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    return () => {
      watch.disconnect();
    };
  }, [of]);
  return top;
}

function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || REM;
}
