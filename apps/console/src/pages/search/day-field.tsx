import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { deskNow } from '../../api/client';
import { useI18n } from '../../i18n';
import { parseDay, sayDay } from '../../lib/dates';

/** A day in any notation, 令和 and full-width too, with what was understood below it. `value` is YYYY-MM-DD or ''. */
export function DayField({ label, value, onDay }: { label: string; value: string; onDay: (day: string) => void }) {
  const { t, language } = useI18n();
  const [written, setWritten] = useState(value);
  const read = written.trim() === '' ? null : parseDay(written, deskNow());
  return (
    <TextInput
      label={label}
      className="mado-search-day"
      autoComplete="off"
      placeholder={t('search.dayExample')}
      description={read === null ? ' ' : sayDay(read.day, language)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={written.trim() !== '' && read === null ? t('search.noDay') : null}
      value={written}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setWritten(next);
        onDay(next.trim() === '' ? '' : (parseDay(next, deskNow())?.day ?? ''));
      }}
    />
  );
}
