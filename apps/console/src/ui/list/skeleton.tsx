import '../../lists.css';
import { useI18n } from '../../i18n';

/** Stands where a list will be, in its height, while it is read. */
export function ListSkeleton() {
  const { t } = useI18n();
  return (
    <div className="mado-list" role="status" aria-label={t('app.loading')}>
      {Array.from({ length: 10 }, (_, n) => (
        <div key={n} className="mado-list-ghost" />
      ))}
    </div>
  );
}
