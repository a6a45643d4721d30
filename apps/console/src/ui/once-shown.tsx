import { Alert, Code } from '@mantine/core';

/** A secret that the desk answers once; it is gone when the page is left. */
export function OnceShown({ label, value }: { label: string; value: string }) {
  return (
    <Alert color="orange" title={label} role="status">
      <Code fz="md">{value}</Code>
    </Alert>
  );
}
