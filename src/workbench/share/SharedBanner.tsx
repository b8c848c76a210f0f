import { useEffect } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { showCodeView } from "../narrow/show-code-view.ts";
import { useChunk } from "../use-chunk.ts";
import { useSharedLink } from "./use-shared-link.ts";

const loadBanner = () => import("./ArrivalBanner.tsx");

/** What came with a link: someone else's code, or why there is none. Most pages are opened without one. */
export function SharedBanner({ lesson }: { readonly lesson: OpenLesson }) {
  const { sharing } = lesson;
  useSharedLink(sharing);
  const came = sharing.arrival.value.kind !== "none";
  const banner = useChunk(came, loadBanner);
  useEffect(() => {
    if (came) showCodeView();
  }, [came]);
  if (!came) return null;
  return banner ? <banner.ArrivalBanner lesson={lesson} /> : <p class="shared-reading">Reading the shared link…</p>;
}
