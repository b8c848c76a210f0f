import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { Share } from "../share/Share.tsx";
import { Download } from "./Download.tsx";
import { ShortcutKey } from "./ShortcutKey.tsx";

/** Run, stop, check, pass on. */
export function Toolbar({ lesson }: { readonly lesson: OpenLesson }) {
  const { kind } = lesson.status.value;
  const alive = kind === "running" || kind === "starting";
  return (
    <div class="toolbar" role="toolbar" aria-label="Server">
      <button type="button" class="in-pinned-bar" onClick={() => lesson.run()}>
        Run
      </button>
      <button type="button" disabled={!alive} onClick={lesson.stop}>
        Stop
      </button>
      <button type="button" class="primary in-pinned-bar" onClick={() => lesson.check()}>
        Check
        <ShortcutKey />
      </button>
      <Share lesson={lesson} />
      <Download takeHome={lesson.takeHome} />
    </div>
  );
}
