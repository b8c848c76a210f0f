/** Frames in which what was drawn for the stage is drawn for the lesson again; more than it ever takes. */
const mostFrames = 60;

/**
 * Remembers where everything was scrolled to and what had the focus; the returned function puts it back, and calls
 * `settled` once everything stands.
 */
export function keepPlace(root: HTMLElement): (settled?: () => void) => void {
  const places = [root, ...root.querySelectorAll<HTMLElement>(".lesson, .lesson *")]
    .filter((element) => element.scrollTop !== 0 || element.scrollLeft !== 0)
    .map((element) => ({ element, top: element.scrollTop, left: element.scrollLeft }));
  const scrollers = [root, ...root.querySelectorAll<HTMLElement>(".lesson-prose, .lesson-column")];
  const focused = document.activeElement;
  const scroll = () => {
    for (const element of scrollers) element.scrollTop = 0;
    for (const { element, top, left } of places) element.scrollTo({ top, left, behavior: "instant" });
  };
  return (settled) => {
    if (focused instanceof HTMLElement && document.activeElement === document.body)
      focused.focus({ preventScroll: true });
    let frames = 0;
    // The gauge learns of its place by being measured, and the column's length follows it.
    const settle = () => {
      scroll();
      frames += 1;
      const drawnForStage = root.querySelector(".gauge-stage") !== null;
      if (frames < 3 || (drawnForStage && frames < mostFrames)) requestAnimationFrame(settle);
      else settled?.();
    };
    settle();
  };
}
