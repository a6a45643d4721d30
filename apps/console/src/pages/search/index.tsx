import { useState } from 'react';
import { useLocation } from 'react-router';
import { deskNow } from '../../api/client';
import { useCan } from '../../api/session';
import type { Asked } from '../../api/search-types';
import { useI18n } from '../../i18n';
import { keepAsked, lastAsked } from '../../lib/asked';
import { toTokyoInput } from '../../lib/format';
import { wholeSlip } from '../../lib/slip-words';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { SearchForm } from './form';
import { Results } from './results';
import './search.css';

/** Search over everything that cases hold. The question stands in no address: it may be a name or a number. */
export default function Search() {
  // Whoever comes here again, from here too, comes with what is asked by then.
  const { key } = useLocation();
  return <SearchPage key={key} />;
}

function SearchPage() {
  const { t } = useI18n();
  const can = useCan();
  const [asked, setAsked] = useState<Asked | null>(lastAsked);
  // The same question again is another search: it looks anew.
  const [round, setRound] = useState(0);
  return (
    <Page title={t('search.title')} explain={t(can('complaints:read') ? 'search.explain' : 'search.explainSlip')}>
      <SearchForm
        initial={asked}
        onSearch={(typed) => {
          const next = { ...typed, q: wholeSlip(typed.q, toTokyoInput(new Date(deskNow()).toISOString())) };
          keepAsked(next);
          setAsked(next);
          setRound(round + 1);
        }}
      />
      {asked === null ? (
        <Empty
          title={t('search.start')}
          text={t(can('complaints:read') ? 'search.startHint' : 'search.startHintSlip')}
        />
      ) : (
        <Results asked={asked} round={round} />
      )}
    </Page>
  );
}
