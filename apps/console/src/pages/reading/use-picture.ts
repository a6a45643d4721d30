import { useEffect, useState } from 'react';
import { fetchBlob } from '../../api/client';

/** A picture that was fetched once, for every look at one is in the audit log. */
export type FetchedPicture = 'loading' | 'failed' | { url: string; width: number; height: number };

/** Fetches a picture and tells its size; it is forgotten with the component. */
export function usePicture(path: string): FetchedPicture {
  const [picture, setPicture] = useState<FetchedPicture>('loading');
  useEffect(() => {
    const gone = new AbortController();
    let url: string | null = null;
    const load = async (): Promise<void> => {
      const blob = await fetchBlob(path, gone.signal);
      const { width, height } = await createImageBitmap(blob);
      if (gone.signal.aborted) return;
      url = URL.createObjectURL(blob);
      setPicture({ url, width, height });
    };
    load().catch(() => {
      if (!gone.signal.aborted) setPicture('failed');
    });
    return () => {
      gone.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [path]);
  return picture;
}
