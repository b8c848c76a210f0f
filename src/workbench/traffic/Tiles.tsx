import type { JSX } from "preact";
import { useCallback, useRef } from "preact/hooks";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { useLength } from "../gauge/use-length.ts";
import { actorView } from "./actor-view.ts";
import { type Findings, placeOf } from "./find-places.ts";
import { Tile } from "./Tile.tsx";
import { columnsFor, inRows, placeAfterKey, tilesPerPage } from "./tile-page.ts";
import type { Choice } from "./use-choice.ts";

interface TilesProps {
  readonly tabs: readonly TabSnapshot[];
  readonly places: Findings;
  readonly choice: Choice;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onClose: (tab: number) => void;
}

/** The tabs as tiles, one stop for Tab: arrow keys, Enter for the detail, Space to pick, Delete to close. */
export function Tiles({ tabs, places, choice, page, onPage, onClose }: TilesProps) {
  const grid = useRef<HTMLDivElement>(null);
  const columns = columnsFor(useLength(grid, "width", 420));
  const drawn = tabs.slice(page * tilesPerPage, (page + 1) * tilesPerPage);
  const current = drawn.find(({ tab }) => tab === choice.current)?.tab ?? drawn[0]?.tab;
  // Kept equal from one frame to the next, so that a tile need not be drawn again for its handlers.
  const latest = useRef({ tabs, choice, columns, onPage, onClose });
  latest.current = { tabs, choice, columns, onPage, onClose };

  const focus = useCallback((at: number) => {
    const { tabs, choice, onPage } = latest.current;
    const tab = tabs[at]?.tab;
    if (tab === undefined) return;
    choice.goTo(tab);
    onPage(Math.floor(at / tilesPerPage));
    const tile = () => grid.current?.querySelector<HTMLElement>(`[data-tab="${tab}"]`);
    // At once, for the next key may come before the next frame; another page's tiles are drawn by then.
    if (tile()) tile()?.focus();
    else requestAnimationFrame(() => tile()?.focus());
  }, []);

  const onPress = useCallback((event: JSX.TargetedMouseEvent<HTMLElement>, tab: number) => {
    const { choice } = latest.current;
    if (event.shiftKey) choice.extendTo(tab);
    else if (event.ctrlKey || event.metaKey) choice.toggle(tab);
    else choice.show(choice.shown === tab ? null : tab);
  }, []);

  const onKey = useCallback(
    (event: JSX.TargetedKeyboardEvent<HTMLElement>, tab: number) => {
      const { tabs, choice, columns, onClose } = latest.current;
      const withCtrl = event.ctrlKey || event.metaKey;
      // The checks' shortcut works from anywhere.
      if (event.altKey || (withCtrl && event.key !== "a")) return;
      if (event.key === "Enter") choice.show(choice.shown === tab ? null : tab);
      else if (event.key === " ") choice.toggle(tab);
      else if (event.key === "Delete") onClose(tab);
      else if (event.key === "Escape") {
        choice.show(null);
        choice.select([]);
      } else if (withCtrl) choice.select(tabs.map((each) => each.tab));
      else {
        const at = tabs.findIndex((each) => each.tab === tab);
        const next = placeAfterKey(event.key, at, columns, tabs.length);
        if (next === null) return;
        if (event.shiftKey && tabs[next]) choice.extendTo(tabs[next].tab);
        focus(next);
      }
      event.preventDefault();
    },
    [focus],
  );

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table's rows cannot wrap with the width of the panel
    <div
      ref={grid}
      role="grid"
      aria-label="Tabs"
      aria-multiselectable="true"
      aria-rowcount={Math.ceil(tabs.length / columns)}
      class="tiles"
      style={`--columns:${columns}`}
    >
      {inRows(drawn, columns).map((row) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: its cells are
        <div role="row" key={row[0]?.tab} class="tile-row">
          {row.map((tab) => (
            <Tile
              key={tab.tab}
              view={actorView(tab, placeOf(places, tab))}
              selected={choice.selected.has(tab.tab)}
              open={choice.shown === tab.tab}
              tabbable={tab.tab === current}
              onPress={onPress}
              onKey={onKey}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
