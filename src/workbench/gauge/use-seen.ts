import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** How far outside the window a picture is kept up to date, so that scrolling never meets an old one. */
const margin = "120px";

/** True while the element is near the window and the page is not hidden; true until that is known. */
export function useSeen(element: RefObject<HTMLElement>): boolean {
  const [near, setNear] = useState(true);
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: margin,
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  useEffect(() => {
    const look = () => setShown(document.visibilityState === "visible");
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return near && shown;
}
