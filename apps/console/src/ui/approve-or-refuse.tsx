import { Button, Group, Textarea } from '@mantine/core';

interface Step {
  isPending: boolean;
  mutate: () => void;
}

/** What a second person does with a proposal: approve it (null: they may not), or refuse it with a reason. */
export function ApproveOrRefuse(o: {
  approve: Step | null;
  refuse: Step;
  reason: string;
  onReason: (reason: string) => void;
  labels: { reason: string; approve: string; refuse: string };
}) {
  return (
    <>
      <Textarea
        label={o.labels.reason}
        value={o.reason}
        onChange={(event) => {
          o.onReason(event.currentTarget.value);
        }}
      />
      <Group>
        {o.approve !== null && (
          <Button
            size="xs"
            loading={o.approve.isPending}
            onClick={() => {
              o.approve?.mutate();
            }}
          >
            {o.labels.approve}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          disabled={o.reason.trim() === ''}
          loading={o.refuse.isPending}
          onClick={() => {
            o.refuse.mutate();
          }}
        >
          {o.labels.refuse}
        </Button>
      </Group>
    </>
  );
}
