import { useEffect, useRef, useState, type ReactNode } from 'react';

/** What is wider than its place is moved sideways, by keys too: then, and only then, it takes the focus and has a name. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const at = box.current;
    if (at === null) return undefined;
    const watch = new ResizeObserver(() => {
      setWider(at.scrollWidth > at.clientWidth);
    });
    for (const part of [at, ...at.children]) watch.observe(part);
    return () => {
      watch.disconnect();
    };
  }, []);
  return (
    <div ref={box} className="mado-scroll" {...(isWider ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}>
      {children}
    </div>
  );
}
