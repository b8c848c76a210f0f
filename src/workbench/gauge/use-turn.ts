import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import { DrawingTurnsContext } from "./drawing-turns.ts";

/** What one part of a gauge draws: the newest value, or where it takes turns with others the one of its last turn. */
export function useTurn<Value>(newest: Value, takesTurns: boolean): Value {
  const turns = useContext(DrawingTurnsContext);
  const shown = useRef(newest);
  const latest = useRef(newest);
  const cancel = useRef<(() => void) | null>(null);
  const [, setTurn] = useState(0);
  latest.current = newest;
  if (!takesTurns) shown.current = newest;
  useLayoutEffect(() => {
    if (newest === shown.current || cancel.current) return;
    let isDrawn = false;
    const takeBack = turns.take(() => {
      isDrawn = true;
      cancel.current = null;
      shown.current = latest.current;
      setTurn((turn) => turn + 1);
    });
    if (!isDrawn) cancel.current = takeBack;
  }, [turns, newest]);
  useLayoutEffect(() => () => cancel.current?.(), []);
  return shown.current;
}
