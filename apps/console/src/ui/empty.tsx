import { Button, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface EmptyProps {
  /** What is not there, as a short sentence. */
  title: string;
  /** What will stand here and where it comes from. */
  text?: ReactNode;
  /** The next step: a link of the console, or what a button does. */
  action?: { label: string; to: string } | { label: string; onClick: () => void };
}

/** What a list or page shows instead of nothing: what it is for, and the next step. */
export function Empty({ title, text, action }: EmptyProps) {
  return (
    <div className="mado-empty">
      <Title order={2} size="h5">
        {title}
      </Title>
      {text !== undefined && (
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      )}
      {action !== undefined &&
        ('to' in action ? (
          <Button component={Link} to={action.to} variant="default" size="sm">
            {action.label}
          </Button>
        ) : (
          <Button variant="default" size="sm" onClick={action.onClick}>
            {action.label}
          </Button>
        ))}
    </div>
  );
}
