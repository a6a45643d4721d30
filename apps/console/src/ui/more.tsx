import { Button, Group } from '@mantine/core';
import { useI18n } from '../i18n';

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** The button below a list that has a further page; nothing when all is shown. */
export function More({ of }: { of: Paged }) {
  const { t } = useI18n();
  if (!of.hasNextPage) return null;
  return (
    <Group mt="xs">
      <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {t('action.more')}
      </Button>
    </Group>
  );
}
