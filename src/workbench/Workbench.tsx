import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Site } from "../contract/trace-event.ts";
import type { OpenLesson, ServerStatus } from "../lesson/open-lesson.ts";
import { AutopsyPlace } from "./AutopsyPlace.tsx";
import { Board } from "./Board.tsx";
import { EditorSplitter } from "./EditorSplitter.tsx";
import { EditorPane } from "./editor/EditorPane.tsx";
import type { LineRequest } from "./editor/line-request.ts";
import { Generators } from "./generators/Generators.tsx";
import { inTurn } from "./in-turn.ts";
import { LivePart } from "./LivePart.tsx";
import { Announcer } from "./panels/Announcer.tsx";
import { Checks } from "./panels/Checks.tsx";
import { EngineNotice } from "./panels/EngineNotice.tsx";
import { FileTabs, filePanelId } from "./panels/FileTabs.tsx";
import { Log } from "./panels/Log.tsx";
import { StatusLine } from "./panels/StatusLine.tsx";
import { Toolbar } from "./panels/Toolbar.tsx";
import { SolutionOver } from "./solution/SolutionOver.tsx";
import { TimePanel } from "./TimePanel.tsx";
import { Traffic } from "./traffic/Traffic.tsx";
import { useBoardPlace } from "./use-board-place.ts";
import { useCheckShortcut } from "./use-check-shortcut.ts";
import { useChunk } from "./use-chunk.ts";

const loadFailure = () => import("./panels/Failure.tsx");
const loadPinnedPool = () => import("./PinnedPool.tsx");

interface WorkbenchProps {
  readonly lesson: OpenLesson;
  /** The focus file as highlighted HTML, shown until somebody wants to edit. */
  readonly children?: ComponentChildren;
}

const hasFailed = (status: ServerStatus): boolean =>
  status.kind === "start-failed" ||
  status.kind === "engine-failed" ||
  (status.kind === "exited" && status.reason !== "stopped");

/** Everything that the learner touches. */
export function Workbench({ lesson, children }: WorkbenchProps) {
  const [lineRequest, setLineRequest] = useState<LineRequest | null>(null);
  const [live, setLive] = useState(false);
  // After its parts, which wait in the same line.
  useEffect(() => inTurn(() => setLive(true)), []);
  const ask = useCallback(
    ({ file, line }: Site, takeFocus: boolean) => {
      lesson.showFile(file);
      setLineRequest({ file, line, takeFocus });
    },
    [lesson],
  );
  const showLine = useCallback((site: Site) => ask(site, true), [ask]);
  const pointAtLine = useCallback((site: Site) => ask(site, false), [ask]);
  const status = lesson.status.value;
  const failure = useChunk(hasFailed(status), loadFailure);
  // The line is marked in an editor, not in the still code.
  useEffect(() => {
    if (status.kind === "start-failed" && status.failure.error.site) pointAtLine(status.failure.error.site);
  }, [status, pointAtLine]);
  useCheckShortcut(lesson);
  const place = useBoardPlace();
  const isOutOfSight = place.passed && !place.fits && lesson.status.value.kind !== "not-started";
  const pinned = useChunk(isOutOfSight, loadPinnedPool);
  return (
    <div class="workbench" data-ready={live ? "yes" : "no"}>
      {isOutOfSight && pinned && <pinned.PinnedPool lesson={lesson} />}
      <section class="panel editor-panel" aria-label="Editor">
        <div class="editor-bar">
          <LivePart>
            <FileTabs lesson={lesson} />
          </LivePart>
          <LivePart>
            <Toolbar lesson={lesson} />
          </LivePart>
        </div>
        <SolutionOver lesson={lesson}>
          <EditorPane lesson={lesson} lineRequest={lineRequest}>
            {children}
          </EditorPane>
        </SolutionOver>
        <StatusLine lesson={lesson} />
        <EngineNotice lesson={lesson} />
      </section>
      <EditorSplitter controls={filePanelId(lesson.slug)} />
      {failure && <failure.Failure lesson={lesson} onShowLine={showLine} />}
      <div class="board-top" ref={place.top} />
      <Board lesson={lesson} place={place} onPointAtLine={pointAtLine} />
      <AutopsyPlace lesson={lesson} onShowLine={showLine} />
      <LivePart>
        <TimePanel lesson={lesson} />
      </LivePart>
      <div class="lower">
        <LivePart>
          <Traffic lesson={lesson} />
        </LivePart>
        <LivePart>
          <Checks lesson={lesson} />
        </LivePart>
      </div>
      <LivePart>
        <Generators lesson={lesson} onShowLine={showLine} />
      </LivePart>
      <LivePart>
        <Log lesson={lesson} onShowLine={showLine} />
      </LivePart>
      <Announcer lesson={lesson} />
    </div>
  );
}
