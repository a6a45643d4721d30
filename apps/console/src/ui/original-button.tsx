import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { download } from '../api/client';
import { useI18n } from '../i18n';
import { useNotes } from './problem-alert';

const EXTENSIONS: Record<string, string> = {
  'message/rfc822': '.eml',
  'image/tiff': '.tif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'application/pdf': '.pdf',
  'application/json': '.json',
  'text/plain': '.txt',
  'application/x-www-form-urlencoded': '.txt',
};

interface Original {
  /** Id of the arrival. */
  id: string;
  mediaType: string | null;
  /** Name under which it is saved; made from the id when unknown. */
  fileName?: string | null;
}

/** Downloads what arrived, byte for byte. */
export function OriginalButton({ of, label }: { of: Original; label?: string }) {
  const { t } = useI18n();
  const notes = useNotes();
  const open = useMutation({
    mutationFn: () =>
      download(`/arrivals/${of.id}/original`, of.fileName ?? `${of.id}${EXTENSIONS[of.mediaType ?? ''] ?? '.bin'}`),
    onError: notes.failed,
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={label}
      loading={open.isPending}
      onClick={() => {
        open.mutate();
      }}
    >
      {t('complaint.original')}
    </Button>
  );
}
