import { Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, post } from '../../api/client';
import type { NotYetTold, OpenMatter } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { useFields } from '../../lib/use-fields';
import { Card, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';
import { Dialog } from '../../ui/dialog';

/** What keeps the incident open as to the persons affected, and a person's ruling on each point. */
export function GatePoints({ incidentId }: { incidentId: string }) {
  const { t } = useI18n();
  const [asked, setAsked] = useState<OpenMatter | null>(null);
  // Each reading goes into the audit log, so it is not read again for every look at the window.
  const worklist = useQuery({
    queryKey: ['not-yet-told', incidentId],
    queryFn: () => api<NotYetTold>(`/incidents/${incidentId}/not-yet-told?limit=1`),
    refetchOnWindowFocus: false,
  });
  if (!worklist.data) return <Card title={t('gatePoints.title')}>{pending(worklist)}</Card>;
  const { total, ruledOut, open } = worklist.data;
  // "Nobody is left" would be wrong while nobody has been listed at all.
  const nobodyListed = open.some(({ kind }) => kind === 'estimate-unlisted');
  return (
    <Card title={t('gatePoints.title')}>
      <Stack gap="xs">
        {(total > 0 || !nobodyListed) && (
          <Text size="sm">
            {t(total === 0 ? 'gatePoints.nobodyLeft' : 'gatePoints.left', { count: total.toLocaleString() })}
          </Text>
        )}
        {ruledOut > 0 && <Text size="sm">{t('gatePoints.ruledOut', { count: ruledOut.toLocaleString() })}</Text>}
        {open.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('gatePoints.none')}
          </Text>
        )}
        {open.map((matter) => (
          <Point
            key={`${matter.kind}/${matter.subject}`}
            matter={matter}
            onAsk={() => {
              setAsked(matter);
            }}
          />
        ))}
      </Stack>
      {asked !== null && (
        <Ruling
          key={`${asked.kind}/${asked.subject}`}
          incidentId={incidentId}
          matter={asked}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </Card>
  );
}

function Point({ matter, onAsk }: { matter: OpenMatter; onAsk: () => void }) {
  const { t } = useI18n();
  const can = useCan();
  const words = t(`gatePoint.${matter.kind}`, { count: matter.count.toLocaleString() });
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" component="div">
        {words}{' '}
        {matter.kind !== 'estimate-unlisted' && (
          <Anchor component={Link} to={`/party-lists/${matter.subject}`} size="sm">
            {t('gatePoints.openList')}
          </Anchor>
        )}
      </Text>
      {can('notices:write') && (
        <Button size="xs" variant="default" aria-label={`${t('gatePoints.rule')}: ${words}`} onClick={onAsk}>
          {t('gatePoints.rule')}
        </Button>
      )}
    </Group>
  );
}

function Ruling({ incidentId, matter, onClose }: { incidentId: string; matter: OpenMatter; onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const form = useFields({ reason: '' });
  const rule = useIncidentAction(
    incidentId,
    () =>
      post(`/incidents/${incidentId}/notice-rulings`, {
        about: matter.kind === 'estimate-unlisted' ? 'estimate' : 'list',
        subject: matter.subject,
        reason: form.values.reason,
      }),
    () => {
      void client.invalidateQueries({ queryKey: ['not-yet-told', incidentId] });
      onClose();
    },
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('gatePoints.rule')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t(`gatePoint.${matter.kind}`, { count: matter.count.toLocaleString() })}</Text>
        <Text size="sm" c="dimmed">
          {t('gatePoints.ruleHint')}
        </Text>
        <Textarea required autosize minRows={2} maxLength={2000} label={t('ruling.reason')} {...form.bind('reason')} />
        <ProblemAlert error={rule.error} />
        <Group justify="flex-end">
          <Button
            disabled={!form.filled('reason')}
            loading={rule.isPending}
            onClick={() => {
              rule.mutate();
            }}
          >
            {t('gatePoints.rule')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
