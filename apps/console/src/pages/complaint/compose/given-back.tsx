import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';

/** Words that go back into the form: an answer that was taken back, or did not arrive. */
export interface GivenLetter {
  subject: string;
  text: string;
}

interface Giving {
  given: GivenLetter | null;
  give: (letter: GivenLetter) => void;
  taken: () => void;
}

const GivingContext = createContext<Giving>({ given: null, give: () => undefined, taken: () => undefined });

/** Joins the thread, where answers are taken back, and the form, which gets their words. */
export function GivenBackProvider({ children }: { children: ReactNode }) {
  const [given, setGiven] = useState<GivenLetter | null>(null);
  const taken = useCallback(() => {
    setGiven(null);
  }, []);
  const giving = useMemo(() => ({ given, give: setGiven, taken }), [given, taken]);
  return <GivingContext value={giving}>{children}</GivingContext>;
}

/** Puts words into the form of answers. */
export function useGivenBack(): (letter: GivenLetter) => void {
  return use(GivingContext).give;
}

/** The words that came back, for the form; `taken` once they stand in it. */
export function useGiven(): Pick<Giving, 'given' | 'taken'> {
  return use(GivingContext);
}
