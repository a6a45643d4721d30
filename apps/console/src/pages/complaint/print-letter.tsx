import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useI18n } from '../../i18n';
import { due, toTokyoInput } from '../../lib/format';
import type { Complaint } from '../../api/types';

interface PrintLetterProps {
  complaint: Complaint;
  /** When the answer was written down: the letter's day. */
  at: string;
  text: string;
}

/** Prints an answer as a letter: address and name for the window of an envelope, day, slip number, words; nothing else of the page. */
export function PrintLetter({ complaint, at, text }: PrintLetterProps) {
  const { t } = useI18n();
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing) return undefined;
    const root = document.documentElement;
    root.dataset['print'] = 'letter';
    const over = (): void => {
      setPrinting(false);
    };
    window.addEventListener('afterprint', over, { once: true });
    window.print();
    return () => {
      window.removeEventListener('afterprint', over);
      delete root.dataset['print'];
    };
  }, [printing]);
  return (
    <>
      <Button
        mt="xs"
        variant="default"
        size="compact-sm"
        onClick={() => {
          setPrinting(true);
        }}
      >
        {t('letter.print')}
      </Button>
      {printing && createPortal(<Paper complaint={complaint} at={at} text={text} />, document.body)}
    </>
  );
}

function Paper({ complaint, at, text }: PrintLetterProps) {
  const { t, language } = useI18n();
  const { name, address } = complaint.contact ?? {};
  const known = name ?? '';
  return (
    <div className="mado-letter-paper" lang={language}>
      <address>
        {address ?? ''}
        {'\n'}
        {known === '' ? '' : t('letter.addressee', { name: known })}
      </address>
      <p>{due(toTokyoInput(at).slice(0, 10), language)}</p>
      <p>
        {t('field.slip')} {complaint.slipNumber}
      </p>
      <div>{text}</div>
    </div>
  );
}
