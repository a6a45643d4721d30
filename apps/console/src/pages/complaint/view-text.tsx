import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useI18n } from '../../i18n';
import { Dialog } from '../../ui/dialog';
import { Waiting } from '../../ui/page';

// Few look at it: most mails are read on the page itself.
const ArrivalText = lazy(async () => ({ default: (await import('./arrival-text')).ArrivalText }));

/** What arrived, as text until somebody asks for more: nothing of it runs, loads a picture or leads anywhere. The look is in the audit log. */
export function ViewText({ arrivalId }: { arrivalId: string }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('letter.view')}
      </Button>
      <Dialog
        opened={open}
        size="xl"
        onClose={() => {
          setOpen(false);
        }}
        title={t('letter.viewTitle')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {open && (
          <Suspense fallback={<Waiting />}>
            <ArrivalText arrivalId={arrivalId} />
          </Suspense>
        )}
      </Dialog>
    </>
  );
}
