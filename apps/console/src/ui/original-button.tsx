import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ApiProblem, download } from '../api/client';
import { useI18n } from '../i18n';
import { useNotes } from './problem-alert';
import { Dialog } from './dialog';

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

/** Refusals that a person may overrule, with what they then say that they know. */
const RISKS: Record<string, 'malware' | 'not-scanned'> = {
  'intake.malware-found': 'malware',
  'intake.not-scanned': 'not-scanned',
};

interface Original {
  /** Id of the arrival or of the file. */
  id: string;
  mediaType: string | null;
  /** Name under which it is saved; made from the id when unknown. */
  fileName?: string | null;
}

interface OriginalProps {
  of: Original;
  label?: string;
  /** Path below the API; the arrival's original when absent. */
  path?: string;
}

/** Downloads what arrived, byte for byte; asks first when malware was found in it or nobody could look. */
export function OriginalButton({ of, label, path = `/arrivals/${of.id}/original` }: OriginalProps) {
  const { t } = useI18n();
  const notes = useNotes();
  const open = useMutation({
    mutationFn: (accept: string | null) =>
      download(
        accept === null ? path : `${path}?accept=${accept}`,
        of.fileName ?? `${of.id}${EXTENSIONS[of.mediaType ?? ''] ?? '.bin'}`,
      ),
    onError: (error) => {
      if (riskOf(error) === null) notes.failed(error);
    },
  });
  const risk = riskOf(open.error);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={label}
        loading={open.isPending}
        onClick={() => {
          open.mutate(null);
        }}
      >
        {t('complaint.original')}
      </Button>
      {risk !== null && (
        <RiskDialog
          risk={risk}
          onAccept={() => {
            open.mutate(risk);
          }}
          onClose={() => {
            open.reset();
          }}
        />
      )}
    </>
  );
}

function riskOf(error: unknown): 'malware' | 'not-scanned' | null {
  return error instanceof ApiProblem ? (RISKS[error.code] ?? null) : null;
}

interface RiskProps {
  risk: 'malware' | 'not-scanned';
  onAccept: () => void;
  onClose: () => void;
}

function RiskDialog({ risk, onAccept, onClose }: RiskProps) {
  const { t } = useI18n();
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(`scan.ask.${risk}`)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Text size="sm">{t(`scan.askMore.${risk}`)}</Text>
        <Group>
          <Button data-autofocus onClick={onClose}>
            {t('scan.leave')}
          </Button>
          <Button color="red" variant="outline" onClick={onAccept}>
            {t('scan.take')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
