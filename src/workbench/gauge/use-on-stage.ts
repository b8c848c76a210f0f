import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** True inside an element with `data-stage`: whoever presents asks for the large sizes whatever the width. */
export function useOnStage(element: RefObject<HTMLElement>): boolean {
  const [onStage, setOnStage] = useState(false);
  useLayoutEffect(() => setOnStage(element.current?.closest("[data-stage]") != null), [element]);
  return onStage;
}
