import { useEffect, useMemo } from 'react';
import { useDraft, type Draft } from '../../drafts/use-draft';
import type { PageView } from './types';

interface PageDraft {
  text: string;
  fixes: [index: number, text: string][];
}

interface Fields {
  text: string;
  fixes: ReadonlyMap<number, string>;
  setText: (text: string) => void;
  setFixes: (fixes: ReadonlyMap<number, string>) => void;
}

/** Keeps what was typed about a version of a page, and gives it back; another version begins anew. */
export function usePageDraft(page: PageView, enabled: boolean, fields: Fields): Draft<PageDraft> {
  const { text, fixes, setText, setFixes } = fields;
  const value = useMemo<PageDraft>(() => ({ text, fixes: [...fixes] }), [text, fixes]);
  const draft = useDraft('transcript', `${page.id}.${String(page.version)}`, value, { enabled });
  const { restored } = draft;
  useEffect(() => {
    if (restored === null) return;
    setText(restored.text);
    setFixes(new Map(restored.fixes));
  }, [restored, setText, setFixes]);
  return draft;
}
