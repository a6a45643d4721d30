import { Alert, Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReplyFinding } from '../../../api/reply-types';
import { useI18n } from '../../../i18n';
import { isSaveKey } from '../../../lib/ime';

interface FindingsProps {
  findings: readonly ReplyFinding[];
  busy: boolean;
  onShow: (place: ReplyFinding) => void;
  onConfirm: (reason: string, findings: number) => void;
}

/** What may be somebody else's: the writer looks at each place, and says why it may go out all the same. */
export function Findings({ findings, busy, onShow, onConfirm }: FindingsProps) {
  const { t, word } = useI18n();
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const [reason, setReason] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const open = findings.flatMap((finding, index) => (finding.needsWord ? [index] : []));
  const isReady = open.every((index) => seen.has(index)) && reason.trim() !== '' && !busy;
  useEffect(() => {
    box.current?.focus();
  }, []);
  const confirm = (): void => {
    if (isReady) onConfirm(reason.trim(), open.length);
  };
  return (
    <Alert ref={box} tabIndex={-1} color="red" role="alert" title={t('findings.title', { count: String(open.length) })}>
      <Stack
        gap="xs"
        onKeyDown={(event) => {
          if (!isSaveKey(event)) return;
          event.stopPropagation();
          confirm();
        }}
      >
        <Text size="sm">{t('findings.more')}</Text>
        {findings.map((finding, index) => (
          <Group key={index} gap="xs" align="center">
            {finding.needsWord && (
              <Checkbox
                label={t('findings.seen')}
                aria-label={`${t('findings.seen')}：${word('finding', finding.kind)} ${finding.text}`}
                checked={seen.has(index)}
                onChange={(event) => {
                  const now = new Set(seen);
                  if (event.currentTarget.checked) now.add(index);
                  else now.delete(index);
                  setSeen(now);
                }}
              />
            )}
            <button
              type="button"
              className="mado-finding"
              onClick={() => {
                onShow(finding);
              }}
            >
              <b>{word('finding', finding.kind)}</b> 「{finding.text}」
            </button>
            {finding.known !== null && (
              <Text size="sm" fw={finding.known === 'other-case' ? 700 : 400}>
                {word('findingKnown', finding.known)}
              </Text>
            )}
          </Group>
        ))}
        <Textarea
          label={t('findings.reason')}
          rows={2}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
        <Group>
          <Button color="red" variant="outline" disabled={!isReady} loading={busy} onClick={confirm}>
            {t('findings.send')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
