import { Anchor, Badge, Button, Group, Progress, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import type { Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { useShortcut } from '../../shell/shortcuts';
import { Card, Page, pending } from '../../ui/page';
import { useNotes } from '../../ui/problem-alert';
import { PageEditor } from './page-editor';
import { isOpen, pageAfter, progressOf } from './page-words';
import type { PageLine, PageView, ReadingQueueItem } from './types';

/** The reading desk of one complaint: page after page, the scan beside its text. */
export default function ReadingDesk() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const pages = useQuery({
    queryKey: ['pages', id],
    queryFn: async () => (await api<{ items: PageLine[] }>(`/complaints/${id}/pages`)).items,
  });
  const waiting = pending(pages);
  const title = t('reading.title');
  if (waiting !== null || !pages.data) return <Page title={title}>{waiting}</Page>;
  return (
    <Page
      title={title}
      actions={
        <Anchor component={Link} to={`/complaints/${id}`}>
          {t('log.openComplaint')}
        </Anchor>
      }
    >
      {pages.data.length === 0 ? (
        <Text c="dimmed">{t('reading.noPages')}</Text>
      ) : (
        <Desk complaintId={id} pages={pages.data} />
      )}
    </Page>
  );
}

function Desk({ complaintId, pages }: { complaintId: string; pages: readonly PageLine[] }) {
  const { t } = useI18n();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const line = pages.find(({ id }) => id === params.get('page')) ?? pages.find(isOpen) ?? pages[0];
  const at = pages.findIndex(({ id }) => id === line?.id);
  const go = (to: string | null | undefined): void => {
    if (to != null) setParams({ page: to }, { replace: true });
  };
  useShortcut('alt+PageUp', t('reading.previous'), () => {
    go(pages[at - 1]?.id);
  });
  useShortcut('alt+PageDown', t('reading.next'), () => {
    go(pages[at + 1]?.id);
  });
  const page = useQuery({
    queryKey: ['page', line?.id],
    queryFn: () => api<PageView>(`/pages/${line?.id ?? ''}`),
    enabled: line !== undefined,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });
  return (
    <>
      <Card>
        <Group justify="space-between" gap="sm">
          <Group gap="xs">
            <Button
              variant="default"
              size="compact-sm"
              disabled={at <= 0}
              onClick={() => {
                go(pages[at - 1]?.id);
              }}
            >
              {t('reading.previous')}
            </Button>
            <Text fw={600} className="mado-number">
              {t('reading.position', { page: at + 1, all: pages.length })}
            </Text>
            <Button
              variant="default"
              size="compact-sm"
              disabled={at >= pages.length - 1}
              onClick={() => {
                go(pages[at + 1]?.id);
              }}
            >
              {t('reading.next')}
            </Button>
            {line && <PageBadges page={line} />}
          </Group>
          <Done complaintId={complaintId} pages={pages} />
        </Group>
      </Card>
      {pending(page) ??
        (page.data && (
          <PageEditor
            key={`${page.data.id} ${String(page.data.version)}`}
            page={page.data}
            complaintId={complaintId}
            mayChange={can('complaints:handle')}
            onSettled={() => {
              go(pageAfter(pages, page.data.id));
            }}
          />
        ))}
    </>
  );
}

function PageBadges({ page }: { page: PageLine }) {
  const { t, word } = useI18n();
  const { band, confidence, settledHow, handwriting, coverSheet, separator, source } = page;
  return (
    <Group gap={6}>
      {settledHow !== null && (
        <Badge color="green" variant="light" tt="none">
          {word('pageHow', settledHow)}
        </Badge>
      )}
      {band !== null && settledHow === null && (
        <Badge color={band === 'good' ? 'green' : band === 'check' ? 'yellow' : 'red'} variant="light" tt="none">
          {word('band', band)} {confidence === null ? '' : `${String(Math.round(confidence))}%`}
        </Badge>
      )}
      {source !== 'ocr' && (
        <Badge variant="default" tt="none">
          {word('pageSource', source)}
        </Badge>
      )}
      {handwriting && (
        <Badge variant="default" tt="none">
          {t('reading.handwriting')}
        </Badge>
      )}
      {coverSheet && (
        <Badge variant="default" tt="none">
          {t('reading.coverSheet')}
        </Badge>
      )}
      {separator && (
        <Badge variant="default" tt="none">
          {t('reading.separator')}
        </Badge>
      )}
      {page.attachment && <Text size="sm">{page.documentName}</Text>}
    </Group>
  );
}

function Done({ complaintId, pages }: { complaintId: string; pages: readonly PageLine[] }) {
  const { t } = useI18n();
  const { done, all } = progressOf(pages);
  // Whoever has just finished goes on by Enter; whoever only looks is left where they are.
  const [cameOpen] = useState(done < all);
  if (all === 0) return <Text size="sm">{t('reading.noneNeeded')}</Text>;
  if (done === all)
    return (
      <Group gap="xs">
        <Text size="sm" fw={600} role="status">
          {t('reading.allDone')}
        </Text>
        <NextCase complaintId={complaintId} takesFocus={cameOpen} />
        <Button component={Link} to="/reading" size="compact-sm" variant="default">
          {t('reading.toList')}
        </Button>
      </Group>
    );
  return (
    <Group gap="xs">
      <Text size="sm" className="mado-number">
        {t('reading.progress', { done, all })}
      </Text>
      <Progress
        className="mado-progress"
        value={(done / all) * 100}
        aria-label={t('reading.progress', { done, all })}
      />
    </Group>
  );
}

/** The complaint that waits longest for somebody to read it; the list where none does. */
function NextCase({ complaintId, takesFocus }: { complaintId: string; takesFocus: boolean }) {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const notes = useNotes();
  const next = useMutation({
    mutationFn: () => api<PageOf<ReadingQueueItem>>('/reading?limit=2'),
    onSuccess: ({ items }) => {
      const other = items.find((item) => item.complaintId !== complaintId);
      void navigate(other === undefined ? '/reading' : `/reading/${other.complaintId}`);
    },
    onError: notes.failed,
  });
  if (!can('complaints:handle')) return null;
  return (
    <Button
      autoFocus={takesFocus}
      size="compact-sm"
      loading={next.isPending}
      onClick={() => {
        next.mutate();
      }}
    >
      {t('reading.nextCase')}
    </Button>
  );
}
