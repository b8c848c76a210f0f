import { useCallback, useMemo, useState } from "preact/hooks";

/** Which tabs somebody has picked out, and which one's detail is open. */
export interface Choice {
  readonly selected: ReadonlySet<number>;
  readonly shown: number | null;
  /** Where the arrow keys go on from. */
  readonly current: number | null;
  readonly show: (tab: number | null) => void;
  readonly goTo: (tab: number) => void;
  readonly toggle: (tab: number) => void;
  /** From the last one to this one, all between them too. */
  readonly extendTo: (tab: number) => void;
  readonly select: (tabs: Iterable<number>) => void;
}

export function useChoice(): Choice {
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [shown, setShown] = useState<number | null>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const toggle = useCallback((tab: number) => {
    setCurrent(tab);
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(tab)) next.add(tab);
      return next;
    });
  }, []);
  const extendTo = useCallback(
    (tab: number) => {
      const from = current ?? tab;
      const [first, last] = [Math.min(from, tab), Math.max(from, tab)];
      setCurrent(tab);
      setSelected((before) => {
        const next = new Set(before);
        for (let each = first; each <= last; each += 1) next.add(each);
        return next;
      });
    },
    [current],
  );
  const show = useCallback((tab: number | null) => {
    setShown(tab);
    if (tab !== null) setCurrent(tab);
  }, []);
  const select = useCallback((tabs: Iterable<number>) => setSelected(new Set(tabs)), []);
  return useMemo(
    () => ({ selected, shown, current, show, goTo: setCurrent, toggle, extendTo, select }),
    [selected, shown, current, show, toggle, extendTo, select],
  );
}
