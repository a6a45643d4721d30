import { Badge, Button, Group, Text } from '@mantine/core';
import type { Incident } from '../../api/incident-types';
import type { ReportForm } from '../../api/report-types';
import { useBilingual, useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { colorOf } from './clock-view';
import { Countdown } from './countdown';
import { clockOf } from './reports-data';

interface ListProps {
  incident: Incident;
  forms: readonly ReportForm[];
  openId: string | null;
  onOpen: (formId: string | null) => void;
}

/** The id of the button that opens a form: the focus comes back to it. */
export const openerOf = (formId: string): string => `form-${formId}`;

/** Each form in a line: until when, what it misses, how far its newest version is. */
export function FormList({ incident, forms, openId, onOpen }: ListProps) {
  const { t } = useI18n();
  return (
    <Card title={t('forms.title')}>
      {forms.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('forms.noForms')}
        </Text>
      )}
      {forms.map((form) => (
        <FormLine
          key={form.form.id}
          incident={incident}
          form={form}
          isOpen={form.form.id === openId}
          onToggle={() => {
            onOpen(form.form.id === openId ? null : form.form.id);
          }}
        />
      ))}
    </Card>
  );
}

interface LineProps {
  incident: Incident;
  form: ReportForm;
  isOpen: boolean;
  onToggle: () => void;
}

function FormLine({ incident, form, isOpen, onToggle }: LineProps) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const clock = clockOf(incident, form.form.id);
  const newest = form.versions.at(-1);
  const title = bilingual(form.form.title);
  const action = t(isOpen ? 'report.shut' : 'report.open');
  return (
    <div className="mado-form-line" data-open={isOpen}>
      <div>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="sm">{clock === undefined ? t('forms.notDue') : <Countdown stage={clock} />}</Text>
        <Group gap={6} mt={4}>
          {clock !== undefined && (
            <Badge variant="light" tt="none" color={colorOf(clock)}>
              {word(clock.kind === 'soft' ? 'softState' : 'stageState', clock.state)}
            </Badge>
          )}
          <Badge variant="light" tt="none" color={form.missing.length === 0 ? 'green' : 'orange'}>
            {form.missing.length === 0 ? t('report.complete') : t('report.missing', { count: form.missing.length })}
          </Badge>
          {newest !== undefined && (
            <Badge variant="light" tt="none" color="gray">
              {t('report.number', { number: newest.number })} {word('reportState', newest.state)}
            </Badge>
          )}
        </Group>
      </div>
      <Button
        id={openerOf(form.form.id)}
        size="compact-sm"
        variant="default"
        aria-expanded={isOpen}
        aria-label={`${action} ${title}`}
        onClick={onToggle}
      >
        {action}
      </Button>
    </div>
  );
}
