/** Keeps the contents in step with the page: marks where the reader is when they open, and leads to what is chosen. */
import { currentHeading } from "./current-heading.ts";

/** How far below the top of the window a heading may stand and already count as reached. */
const REACHED_PX = 180;

/** @param contents the popover, whose links to this page are `a[href^="#"]` */
export function mountContents(contents: HTMLElement): void {
  const links = [...contents.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  const targetOf = (link: HTMLAnchorElement) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  contents.addEventListener("toggle", (event) => {
    if (event.newState !== "open") return;
    const shown = links.filter((link) => targetOf(link)?.checkVisibility());
    const tops = shown.map((link) => targetOf(link)?.getBoundingClientRect().top ?? Infinity);
    const current = shown[currentHeading(tops, REACHED_PX)];
    for (const link of links) link.ariaCurrent = link === current ? "true" : null;
    contents.querySelector('[aria-current="page"]')?.scrollIntoView({ block: "nearest" });
  });

  contents.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href^="#"]');
    if (!link) return;
    // On a narrow page that shows the code, the text is shown first.
    if (!targetOf(link)?.checkVisibility()) document.querySelector<HTMLElement>('[data-view-button="text"]')?.click();
    contents.hidePopover();
  });
}
