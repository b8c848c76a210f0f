import { useState } from "preact/hooks";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { tilesPerPage } from "./tile-page.ts";

interface TilePagesProps {
  readonly tabs: readonly TabSnapshot[];
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onFind: (tab: number) => void;
}

/** Where there are more tabs than tiles: which are shown, the way to the others, and to one by its number. */
export function TilePages({ tabs, page, onPage, onFind }: TilePagesProps) {
  const [wanted, setWanted] = useState("");
  const number = Number(wanted);
  const isThere = tabs.some(({ tab }) => tab === number);
  const [first, last] = [tabs[page * tilesPerPage], tabs[Math.min(tabs.length, (page + 1) * tilesPerPage) - 1]];
  return (
    <form
      class="tile-pages"
      aria-label="Which tabs are shown"
      onSubmit={(event) => {
        event.preventDefault();
        if (isThere) onFind(number);
      }}
    >
      <button type="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        Earlier<span class="visually-hidden"> tabs</span>
      </button>
      <span class="tile-range">
        {first?.tab} to {last?.tab}
      </span>
      <button type="button" disabled={(page + 1) * tilesPerPage >= tabs.length} onClick={() => onPage(page + 1)}>
        Later<span class="visually-hidden"> tabs</span>
      </button>
      <label>
        Tab
        <input
          type="number"
          inputMode="numeric"
          min="1"
          max="9999"
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!isThere}>
        Find
      </button>
      <span class="tile-missing">{wanted !== "" && !isThere ? "no such tab" : ""}</span>
    </form>
  );
}
