import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Assessment } from '../../api/types';

/** Milliseconds without a key before the text is read: short enough to ask while the caller still speaks. */
const PAUSE_MS = 150;
const MIN_LENGTH = 8;

/** What the engine reads in the note while it is written. */
export interface LivePreview {
  /** Whether there is enough text to read. */
  reads: boolean;
  failed: boolean;
  /** The reading, with the text that it was made of; undefined until the first. */
  of: { text: string; result: Assessment } | undefined;
}

/** Reads the note at each pause; not while kana are being converted, for they are not yet what will be said. */
export function usePreview(text: string, language: string, composing: boolean): LivePreview {
  const [settled, setSettled] = useState(text);
  if (!composing && settled !== text) setSettled(text);
  const [typed] = useDebouncedValue(settled, PAUSE_MS);
  const reads = typed.trim().length >= MIN_LENGTH && text.trim() !== '';
  const preview = useQuery({
    queryKey: ['preview', typed, language],
    queryFn: async ({ signal }) => ({
      text: typed,
      result: await api<Assessment>('/triage/preview', {
        method: 'POST',
        body: { text: typed, channel: 'phone', lang: language },
        signal,
        quiet: true,
      }),
    }),
    enabled: reads,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return { reads, failed: reads && preview.isError, of: reads ? preview.data : undefined };
}
