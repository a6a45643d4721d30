import { Badge } from '@mantine/core';
import type { ScanRow } from '../api/types';
import { useI18n } from '../i18n';

const COLOR = { clean: 'green', found: 'red', 'not-scanned': 'orange' } as const;

/** The scanner's verdict on one original; nothing when no scanner is set. */
export function ScanBadge({
  scans,
  originalId,
}: {
  scans: readonly ScanRow[] | null | undefined;
  originalId: string | undefined;
}) {
  const { t } = useI18n();
  if (scans === undefined || scans === null || originalId === undefined) return null;
  const scan = scans.find((each) => each.originalId === originalId);
  const state = scan?.state ?? 'not-scanned';
  return (
    <Badge
      variant={state === 'found' ? 'filled' : 'light'}
      color={COLOR[state]}
      tt="none"
      title={scan?.finding ?? undefined}
    >
      {t(`scan.${state}`)}
      {scan?.finding != null && ` ${scan.finding}`}
    </Badge>
  );
}
