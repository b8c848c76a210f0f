import type { OpenLesson, ServerStatus } from "../../lesson/open-lesson.ts";

const words: Readonly<Record<ServerStatus["kind"], string>> = {
  "not-started": "",
  starting: "starting…",
  running: "",
  "start-failed": "did not start",
  exited: "stopped",
  "engine-failed": "the engine failed",
};

/** Run, stop, check; and where the server stands when it does not run. */
export function StageVerbs({ lesson }: { readonly lesson: OpenLesson }) {
  const { kind } = lesson.status.value;
  const alive = kind === "running" || kind === "starting";
  return (
    <>
      <p class="scene-status">{words[kind]}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a box of its own to a flexible row. */}
      <div class="scene-group scene-quiet" role="group" aria-label="Server">
        <button type="button" onClick={() => void lesson.run()}>
          Run
        </button>
        <button type="button" disabled={!alive} onClick={lesson.stop}>
          Stop
        </button>
        <button type="button" class="primary" onClick={() => void lesson.check()}>
          Check
        </button>
      </div>
    </>
  );
}
