import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { Page } from '../../ui/page';
import { Alarms } from './alarms';
import { ArrivalList } from './arrival-list';
import { Balance, ByDay } from './balance';

/** Everything that reached the desk and what became of it; what needs a person stands first. */
export default function Ledger() {
  const { t } = useI18n();
  const can = useCan();
  return (
    <Page title={t('ledger.title')} explain={t('ledger.explain')}>
      {can('alarms:read') && <Alarms />}
      {can('ledger:read') && <Balance />}
      {can('intake:review-parked') && <ArrivalList />}
      {can('ledger:read') && <ByDay />}
    </Page>
  );
}
