/** Makes a lesson's page one that a trainer's window leads. Fetched by the first press of Present, or after a reload. */
import { effect } from "@preact/signals";
import { currentLesson } from "../../lesson/current-lesson.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { pointedLines } from "../../lesson/pointed-lines.ts";
import { sitePath } from "../../site/site-path.ts";
import { pagePath } from "../page-path.ts";
import { channelExists, openRoomChannel, warnOfIgnored } from "../room-channel.ts";
import { openSessionStore } from "../session-store.ts";
import { createWindowId } from "../window-id.ts";
import { createCoverDialog } from "./cover/cover-dialog.tsx";
import { highlightCss, scrollToHighlight } from "./highlight.ts";
import { hasPrediction, showOutcome } from "./reveal.ts";
import { sayBlocked } from "./say-blocked.ts";
import css from "./stage.css?inline";
import { createStage } from "./stage.ts";
import { changeShow, stageShow } from "./stage-show.ts";
import { dress, isDressed, uncoverText, watchLook } from "./wardrobe.ts";

let attached = false;

/** @param blocked address of the presenter view where the browser did not let its window open */
export function attach(blocked?: string | false): void {
  if (!attached) {
    attached = true;
    addStyle(css);
    const stop = effect(() => {
      const lesson = currentLesson.value;
      if (!lesson) return;
      queueMicrotask(() => stop());
      begin(lesson);
    });
  }
  if (blocked) sayBlocked(document, blocked);
}

function begin(lesson: OpenLesson) {
  // Where it is absent, the trainer's window says so.
  if (!channelExists()) return;
  const stage = createStage({
    lesson,
    store: openSessionStore(),
    openChannel: (onMessage) => openRoomChannel(onMessage, warnOfIgnored),
    newId: createWindowId,
    nowMs: () => performance.now(),
    page: {
      path: pagePath(location.pathname),
      title: document.querySelector(".prose h1")?.textContent ?? document.title,
      goTo,
      hasPrediction: (id) => hasPrediction(document, id),
      openPage: (path) => location.assign(sitePath(path as `/${string}`)),
      address: () => new URL(location.href),
    },
  });
  followShow();
  watchLook();
  window.addEventListener("pagehide", stage.leave);
  window.addEventListener("pageshow", ({ persisted }) => persisted && stage.greet());
  // What asked for it by the address has been heard; links made here carry none of it.
  const address = new URL(location.href);
  if (!address.searchParams.has("stage")) return;
  address.searchParams.delete("stage");
  history.replaceState(history.state, "", address);
}

function followShow() {
  const shades = addStyle("");
  const cover = createCoverDialog(document, () => changeShow({ cover: { kind: "none" } }));
  let last = stageShow.peek();
  for (const id of last.revealed) showOutcome(document, id, true, false);
  let first = true;
  effect(() => {
    const show = stageShow.value;
    const before = last;
    last = show;
    if (show.look !== before.look || show.spotlight !== before.spotlight || (first && isDressed(show)))
      void dress().then(() => scrollToHighlight(document, stageShow.peek().highlight));
    cover(show.cover);
    pointedLines.value = show.highlight;
    if (first || show.highlight !== before.highlight) {
      shades.textContent = highlightCss(show.highlight);
      // The file may still have to be drawn.
      requestAnimationFrame(() => scrollToHighlight(document, show.highlight));
    }
    for (const id of show.revealed.filter((one) => !before.revealed.includes(one)))
      void uncoverText().then(() => showOutcome(document, id, true, true));
    for (const id of before.revealed.filter((one) => !show.revealed.includes(one)))
      showOutcome(document, id, false, false);
    first = false;
  });
}

function goTo(headingId: string | null): boolean {
  const heading = headingId === null ? document.querySelector(".prose h1") : document.getElementById(headingId);
  if (!heading?.closest(".prose")) return false;
  // The top is what stands above the heading, too.
  const target = headingId === null ? heading.closest(".prose") : heading;
  void uncoverText().then(() => target?.scrollIntoView({ block: "start" }));
  return true;
}

function addStyle(text: string): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = text;
  document.head.append(style);
  return style;
}
