import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { momentAt, type StoryMoment } from "./story-moment.ts";
import type { StoryStep } from "./story-steps.ts";

/** Where one reads, as a share of the room that the picture leaves of the window. */
const readingShare = 0.7;

/** Follows the scroll position, a drawing a frame at most. */
export function useStoryMoment(steps: readonly StoryStep[], host: RefObject<HTMLElement>): StoryMoment {
  const [moment, setMoment] = useState<StoryMoment>({ step: 0, atMs: 0 });
  useEffect(() => {
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    let frame = 0;
    function look() {
      frame = 0;
      const places = steps.map(
        ({ id }) => document.getElementById(id)?.getBoundingClientRect() ?? { top: 0, height: 1 },
      );
      const next = momentAt(steps, places, readingLine(host.current), still.matches);
      setMoment((last) => (last.step === next.step && last.atMs === next.atMs ? last : next));
    }
    const ask = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    addEventListener("scroll", ask, { passive: true });
    addEventListener("resize", ask);
    still.addEventListener("change", ask);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", ask);
      removeEventListener("resize", ask);
      still.removeEventListener("change", ask);
    };
  }, [steps, host]);
  return moment;
}

/** On narrow pages the picture lies over the text's upper part. */
function readingLine(stage: HTMLElement | null): number {
  const box = stage?.getBoundingClientRect();
  const above = box && box.width > innerWidth * 0.8 ? Math.max(0, box.bottom) : 0;
  return above + (innerHeight - above) * readingShare;
}
