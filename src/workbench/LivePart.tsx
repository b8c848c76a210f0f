import { type ComponentChild, hydrate, render } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { inTurn } from "./in-turn.ts";

interface LivePartProps {
  /** False where the part shows something else than the server wrote: then attributes too are made to fit. */
  readonly asWritten?: boolean;
  readonly children: ComponentChild;
}

/** Preact leaves the HTML of an element alone that hydrates with HTML of its own. */
const asItStands = { __html: "" };

/**
 * A part of the workbench that the server has written and that comes to life in a task of its own.
 *
 * All of it in one task would hold a slow phone for a second. A root of its own: what it reads by context must be provided
 * within it.
 */
export function LivePart({ asWritten = true, children }: LivePartProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ asWritten, children });
  const alive = useRef(false);
  latest.current = { asWritten, children };
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const leave = inTurn(() => {
      alive.current = true;
      const wakes = latest.current.asWritten && element.firstChild;
      (wakes ? hydrate : render)(latest.current.children, element);
    });
    return () => {
      leave();
      render(null, element);
    };
  }, []);
  useLayoutEffect(() => {
    if (alive.current && place.current) render(children, place.current);
  }, [children]);
  if (import.meta.env.SSR) return <div class="live-part">{children}</div>;
  return <div class="live-part" ref={place} dangerouslySetInnerHTML={asItStands} />;
}
