import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../../i18n';

/** What the desk tells of the look that a mail's sender gave it. */
export interface AsSentFacts {
  isShown: boolean;
  picturesOutside: number;
  picturesMissing: number;
  hasHiddenText: boolean;
}

interface AsSentProps {
  arrivalId: string;
  /** Null: the mail has no look of its own. */
  facts: AsSentFacts | null;
  /** The mail as text, which is shown unless the look is asked for. */
  children: ReactNode;
}

/** A mail as text and, when somebody asks for it, as its sender made it: in a frame that can do nothing. */
export function AsSent({ arrivalId, facts, children }: AsSentProps) {
  const { t } = useI18n();
  const [look, setLook] = useState(false);
  const asText = (
    <>
      <Text size="sm" c="dimmed">
        {t('letter.viewMore')}
      </Text>
      {children}
    </>
  );
  if (facts === null) return asText;
  return (
    <Stack gap="sm">
      {facts.hasHiddenText && (
        <Alert color="orange" py="xs" title={t('asSent.hidden')}>
          {t('asSent.hiddenMore')}
        </Alert>
      )}
      {facts.isShown ? (
        <Group>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              setLook(!look);
            }}
          >
            {t(look ? 'asSent.text' : 'asSent.show')}
          </Button>
        </Group>
      ) : (
        <Text size="sm">{t('asSent.unfit')}</Text>
      )}
      {look ? <Look arrivalId={arrivalId} facts={facts} /> : asText}
    </Stack>
  );
}

function Look({ arrivalId, facts }: { arrivalId: string; facts: AsSentFacts }) {
  const { t, language } = useI18n();
  const { picturesOutside, picturesMissing } = facts;
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {t('asSent.more')}
      </Text>
      {picturesOutside > 0 && <Text size="sm">{t('asSent.outside', { count: picturesOutside })}</Text>}
      {picturesMissing > 0 && <Text size="sm">{t('asSent.missing', { count: picturesMissing })}</Text>}
      <iframe
        className="mado-as-sent"
        title={t('asSent.title')}
        src={`/api/v1/arrivals/${arrivalId}/as-sent?lang=${language}`}
        sandbox=""
        referrerPolicy="no-referrer"
      />
    </Stack>
  );
}
