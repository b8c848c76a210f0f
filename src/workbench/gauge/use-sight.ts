import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** How far outside the window a picture is kept up to date, so that scrolling never meets an old one. */
const margin = "120px";

/** `seen` is near the window, `apart` is scrolled away from it, `hidden` is a page in the background. */
export type Sight = "seen" | "apart" | "hidden";

/** Whether anybody can see the element; `seen` until that is known. */
export function useSight(element: RefObject<HTMLElement>): Sight {
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
  if (!shown) return "hidden";
  return near ? "seen" : "apart";
}
