import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Whether any of the element can be seen. */
export function useInView(element: RefObject<HTMLElement>): boolean {
  const [inView, setInView] = useState(true);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver((entries) => setInView(entries.at(-1)?.isIntersecting ?? true));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return inView;
}
