import { memo } from 'react';
import { useNavigate } from 'react-router';
import { useI18n } from '../../i18n';
import type { Column } from './column';
import type { Line } from './merge';

interface RowProps<T> {
  row: T;
  index: number;
  top: number;
  height: number;
  columns: readonly Column<T>[];
  isActive: boolean;
  isGone: boolean;
  isTicked: boolean | undefined;
  hrefOf: (row: T) => string;
  nameOf: (row: T) => string;
  onFocus: (index: number) => void;
  onTick: ((id: string, on: boolean) => void) | undefined;
}

function Row<T extends Line>(props: RowProps<T>) {
  const { row, index, top, height, columns, isActive, isGone, isTicked, hrefOf, nameOf, onFocus, onTick } = props;
  const { t } = useI18n();
  const navigate = useNavigate();
  return (
    <div
      role="row"
      className="mado-list-row"
      data-index={index}
      data-active={isActive}
      data-gone={isGone}
      aria-rowindex={index + 2}
      aria-selected={onTick ? isTicked === true : undefined}
      tabIndex={isActive ? 0 : -1}
      style={{ height, transform: `translateY(${String(top)}px)` }}
      onFocus={() => {
        if (!isActive) onFocus(index);
      }}
      onClick={(event) => {
        // A click on a link or box does what that says; one beside them opens the line.
        const at = event.target as HTMLElement;
        if (at.closest('a, button, input, label') || window.getSelection()?.isCollapsed === false) return;
        void navigate(hrefOf(row));
      }}
    >
      {onTick && (
        <span role="gridcell">
          <label className="mado-list-tick">
            <input
              type="checkbox"
              tabIndex={-1}
              checked={isTicked === true}
              aria-label={t('lists.tickThis', { name: nameOf(row) })}
              onChange={(event) => {
                onTick(row.id, event.currentTarget.checked);
              }}
            />
          </label>
        </span>
      )}
      {columns.map(({ key, cell }) => (
        <span key={key} role="gridcell" data-column={key}>
          {cell(row)}
        </span>
      ))}
    </div>
  );
}

/** A line; drawn anew only when something of it changed, so that scrolling stays smooth. */
export const ListRow = memo(Row, same) as typeof Row;

function same<T>(a: RowProps<T>, b: RowProps<T>): boolean {
  return (
    a.row === b.row &&
    a.index === b.index &&
    a.top === b.top &&
    a.height === b.height &&
    a.columns === b.columns &&
    a.isActive === b.isActive &&
    a.isGone === b.isGone &&
    a.isTicked === b.isTicked
  );
}
