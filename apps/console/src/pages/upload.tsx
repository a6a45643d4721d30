import { Alert, Anchor, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client';
import type { IntakeResult } from '../api/types';
import { useI18n } from '../i18n';
import { bytes, fromTokyoInput, listed } from '../lib/format';
import { Flags } from '../ui/badges';
import { AssessmentView } from '../ui/assessment-view';
import { DateField } from '../ui/date-field';
import { isUnread } from '../ui/date-value';
import { Card, Page } from '../ui/page';
import { problemSentence } from '../ui/problem-alert';

type UploadChannel = 'letter' | 'fax' | 'email';

const ACCEPT: Record<UploadChannel, string> = {
  letter: '.pdf,.jpg,.jpeg,.png,.tif,.tiff',
  fax: '.tif,.tiff,.pdf',
  email: '.eml,message/rfc822',
};
const HINT = { letter: 'upload.kindsLetter', fax: 'upload.kindsFax', email: 'upload.kindsEmail' } as const;

interface Outcome {
  fileName: string;
  result: IntakeResult | null;
  error: unknown;
}

async function uploadOne(channel: UploadChannel, file: File, receivedAt: string | null): Promise<Outcome> {
  const form = new FormData();
  // Fields go before the file, so that the desk knows them when the file's stream begins.
  if (receivedAt !== null) form.append('receivedAt', receivedAt);
  form.append('file', file, file.name);
  try {
    const result = await api<IntakeResult>(`/intake/${channel}`, { method: 'POST', body: form });
    return { fileName: file.name, result, error: null };
  } catch (error) {
    return { fileName: file.name, result: null, error };
  }
}

export default function Upload() {
  const { t } = useI18n();
  const [channel, setChannel] = useState<UploadChannel>('letter');
  const [files, setFiles] = useState<File[]>([]);
  const [receivedAt, setReceivedAt] = useState('');
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const upload = useMutation({
    mutationFn: async () => {
      setOutcomes([]);
      for (const file of files) {
        const outcome = await uploadOne(channel, file, fromTokyoInput(receivedAt));
        setOutcomes((before) => [...before, outcome]);
      }
    },
    onSuccess: () => {
      setFiles([]);
    },
  });
  return (
    <Page title={t('upload.title')} explain={t('upload.explain')}>
      <Card>
        <Stack>
          <SegmentedControl
            aria-label={t('upload.channel')}
            value={channel}
            onChange={(value) => {
              setChannel(value);
              setFiles([]);
            }}
            data={(['letter', 'fax', 'email'] as const).map((value) => ({ value, label: t(`upload.${value}`) }))}
          />
          <DropArea channel={channel} onFiles={setFiles} />
          {files.map((file) => (
            <Text key={file.name} size="sm">
              {file.name} ・ {bytes(file.size)}
            </Text>
          ))}
          <DateField
            kind="moment"
            label={t('upload.receivedAt')}
            maw={280}
            value={receivedAt}
            onValue={setReceivedAt}
          />
          <Group>
            <Button
              disabled={files.length === 0 || isUnread(receivedAt)}
              loading={upload.isPending}
              onClick={() => {
                upload.mutate();
              }}
            >
              {files.length === 0 ? t('upload.nothing') : t('upload.submit', { count: files.length })}
            </Button>
            <Anchor href="/api/v1/intake/separator-sheet" target="_blank" size="sm">
              {t('upload.separatorSheet')}
            </Anchor>
            {upload.isPending && <Text size="sm">{t('upload.working')}</Text>}
          </Group>
        </Stack>
      </Card>
      {outcomes.length > 0 && (
        <Card title={t('upload.results')}>
          <Stack>
            {outcomes.map((outcome, index) => (
              <OutcomeView key={`${outcome.fileName}-${String(index)}`} of={outcome} />
            ))}
          </Stack>
        </Card>
      )}
    </Page>
  );
}

function DropArea({ channel, onFiles }: { channel: UploadChannel; onFiles: (files: File[]) => void }) {
  const { t } = useI18n();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      className="mado-drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT[channel]}
        aria-label={t('upload.files')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
        }}
      />
      <Button variant="light" onClick={() => input.current?.click()}>
        {t('upload.choose')}
      </Button>
      <Text size="sm" c="dimmed" mt="xs">
        {t(HINT[channel])}
      </Text>
    </div>
  );
}

function OutcomeView({ of }: { of: Outcome }) {
  const { t, word, language } = useI18n();
  if (of.result === null) {
    return (
      <Alert color="red" title={of.fileName}>
        {problemSentence(of.error, t)}
      </Alert>
    );
  }
  const { result } = of;
  return (
    <Alert color={result.humanMustRead ? 'grape' : 'green'} title={of.fileName}>
      <Stack gap={6}>
        <Text size="sm">{word('outcomeOf', result.outcome)}</Text>
        {result.slipNumber !== null && (
          <Text fw={700}>
            {result.complaintId === null ? (
              t('upload.slip', { slip: result.slipNumber })
            ) : (
              <Anchor component={Link} to={`/complaints/${result.complaintId}`}>
                {t('upload.slip', { slip: result.slipNumber })}
              </Anchor>
            )}
          </Text>
        )}
        <Flags of={{ flagged: result.assessment?.flagged === true, humanMustRead: result.humanMustRead }} />
        {result.humanMustRead && <Text size="sm">{t('upload.mustRead')}</Text>}
        {result.parked !== null && <Text size="sm">{t('upload.parked', { why: word('parked', result.parked) })}</Text>}
        {result.warnings.length > 0 && (
          <Text size="sm">
            {t('upload.warnings', {
              list: listed(
                result.warnings.map((code) => word('warning', code)),
                language,
              ),
            })}
          </Text>
        )}
        {result.assessment && <AssessmentView of={result.assessment} withReasons={false} />}
        <div className="mado-id">SHA-256 {result.sha256}</div>
      </Stack>
    </Alert>
  );
}
