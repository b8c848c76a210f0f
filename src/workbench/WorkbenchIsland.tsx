import type { ComponentChildren } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { SandboxBundle } from "../contract/sandbox.ts";
import { currentLesson } from "../lesson/current-lesson.ts";
import { loadOpenLesson } from "../lesson/load-open-lesson.ts";
import { loadFramework } from "./editor/load-framework.ts";
import { stripTypes } from "./editor/strip-types.ts";
import { fillPinnedPlaces } from "./narrow/fill-pinned-places.tsx";
import { Workbench } from "./Workbench.tsx";

interface WorkbenchIslandProps {
  readonly bundle: SandboxBundle;
  readonly children?: ComponentChildren;
}

/** The workbench as a page mounts it: from data that can be written into HTML. */
export function WorkbenchIsland({ bundle, children }: WorkbenchIslandProps) {
  const lesson = useMemo(() => loadOpenLesson(bundle, { stripTypes, loadFramework }), [bundle]);
  useEffect(() => {
    currentLesson.value = lesson;
    return () => lesson.dispose();
  }, [lesson]);
  useEffect(() => fillPinnedPlaces(lesson), [lesson]);
  return <Workbench lesson={lesson}>{children}</Workbench>;
}
