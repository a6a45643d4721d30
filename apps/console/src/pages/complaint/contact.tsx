import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useCan } from '../../api/session';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card, Pairs } from '../../ui/page';

/** How the complainant can be reached and must not be, and where the complaint comes from. */
export function ContactCard({ complaint }: { complaint: Complaint }) {
  const { t, word, language } = useI18n();
  const contact = complaint.contact ?? {};
  const easy = complaint.plainJapanese === true && complaint.language === 'ja';
  const known = [contact.name, contact.phone, contact.email, contact.address].some(
    (value) => value != null && value !== '',
  );
  return (
    <Card title={t('complaint.contact')}>
      <Stack gap="xs">
        {complaint.cannotSpeakOnPhone === true && (
          <Alert color="orange" py="xs" title={t('complaint.cannotSpeak')}>
            {t('complaint.cannotSpeakMore')}
          </Alert>
        )}
        {(complaint.doNotContactBy ?? []).length > 0 && (
          <Alert color="orange" py="xs" title={t('contact.doNot')}>
            {t('contact.unwanted', {
              ways: (complaint.doNotContactBy ?? []).map((way) => word('channel', way)).join('・'),
            })}
          </Alert>
        )}
        {complaint.viaRelay === true && (
          <Alert color="blue" py="xs" title={t('complaint.relay')}>
            {t('complaint.relayMore')}
          </Alert>
        )}
        {!known && (
          <Text size="sm" c="dimmed">
            {t('complaint.noContact')}
          </Text>
        )}
        <Pairs
          of={[
            [t('field.name'), contact.name],
            [t('complaint.representative'), complaint.representative],
            [t('complaint.lineNumber'), complaint.lineNumber],
            [t('complaint.callbackWish'), complaint.callbackWish],
            [t('field.phone'), phoneOf(complaint, t('reading.phoneFromGateway'))],
            [t('field.email'), contact.email],
            [t('field.address'), contact.address],
            [t('field.language'), easy ? t('complaint.plainJapanese') : word('language', complaint.language)],
            [t('field.receivedAt'), moment(complaint.receivedAt, language)],
            [t('complaint.occurredOn'), complaint.occurredOn],
            [t('complaint.occurredAsTyped'), complaint.occurredAsTyped],
            [t('importField.externalRef'), complaint.externalRef],
            [t('complaint.imported'), complaint.imported ? <Imported of={complaint.imported} /> : null],
          ]}
        />
      </Stack>
    </Card>
  );
}

function Imported({ of }: { of: NonNullable<Complaint['imported']> }) {
  const { t } = useI18n();
  const can = useCan();
  const words = t('complaint.importedRow', { row: of.row });
  if (!can('imports:run')) return words;
  return (
    <Anchor component={Link} to={`/imports/${of.importId}`} size="sm">
      {words}
    </Anchor>
  );
}

/** The number, with what tells it when that was a fax gateway and not the complainant. */
function phoneOf({ contact, phoneFrom }: Complaint, gatewayWords: string): string | null {
  const phone = contact?.phone ?? null;
  return phone === null || phoneFrom !== 'gateway' ? phone : `${phone}（${gatewayWords}）`;
}
