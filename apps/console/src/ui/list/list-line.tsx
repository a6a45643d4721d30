import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n';
import { useShortcut } from '../../shell/shortcuts';
import type { LongList } from './use-list';

/**
 * The line above a list: how much of it is on the page, and that there is something new, which waits until it is asked
 * for. It has its height from the beginning, so that nothing below moves.
 */
export function ListLine<T>({ of, children }: { of: LongList<T>; children?: ReactNode }) {
  const { t } = useI18n();
  const { fresh, gone, rows, hasMore } = of;
  const changed = fresh > 0 || gone.size > 0;
  const renew = (): void => {
    void of.renew().then(() => {
      window.scrollTo(0, 0);
    });
  };
  useShortcut('.', t('lists.renew'), renew, { enabled: changed });
  return (
    <div className="mado-list-line">
      <span className="mado-faint">
        {rows.length > 0 && t(hasMore ? 'lists.shownMore' : 'lists.shownAll', { count: rows.length })}
      </span>
      <span role="status" className="mado-list-news">
        {changed && (
          <>
            {[
              ...(fresh > 0 ? [t('lists.fresh', { count: fresh })] : []),
              ...(gone.size > 0 ? [t('lists.gone', { count: gone.size })] : []),
            ].join('・')}
            <Button size="compact-sm" variant="light" onClick={renew}>
              {t('lists.renew')}
            </Button>
          </>
        )}
      </span>
      {children}
    </div>
  );
}
