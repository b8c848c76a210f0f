import { useMemo, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { countActors, lastHeard } from "../words/actor-words.ts";
import { oneLine } from "../words/shorten.ts";
import { clockFace } from "../words/time-words.ts";
import { Counts } from "./Counts.tsx";
import { findPlaces, placeOf } from "./find-places.ts";
import { ManyTabs } from "./ManyTabs.tsx";
import { TabDetail } from "./TabDetail.tsx";
import { TilePages } from "./TilePages.tsx";
import { Tiles } from "./Tiles.tsx";
import { can, toCommand } from "./tab-commands.ts";
import { tilesPerPage } from "./tile-page.ts";
import { useChoice } from "./use-choice.ts";

/** The tabs of a room full of people: a page of tiles, the one that is looked into, what is done to many. */
export function TabsRoom({ lesson }: { readonly lesson: OpenLesson }) {
  const { tabs } = lesson.traffic.value;
  const pools = lesson.pools.value;
  const places = useMemo(() => findPlaces(pools), [pools]);
  const choice = useChoice();
  const [wantedPage, setPage] = useState(0);
  const page = Math.min(wantedPage, Math.max(0, Math.ceil(tabs.length / tilesPerPage) - 1));
  const shown = tabs.find(({ tab }) => tab === choice.shown);
  const alive = lesson.status.value.kind === "running";
  const usable = alive && lesson.moment.value.kind === "newest";
  const heard = lastHeard(tabs);
  return (
    <>
      <Counts counts={countActors(tabs, (tab) => placeOf(places, tab))} />
      <Tiles
        tabs={tabs}
        places={places}
        choice={choice}
        page={page}
        onPage={setPage}
        onClose={(number) => {
          const tab = tabs.find((each) => each.tab === number);
          if (tab && usable && can("close", tab)) lesson.sendTraffic(toCommand("close", tab, ""));
        }}
      />
      {tabs.length > tilesPerPage && (
        <TilePages
          tabs={tabs}
          page={page}
          onPage={setPage}
          onFind={(number) => {
            setPage(Math.floor(tabs.findIndex(({ tab }) => tab === number) / tilesPerPage));
            choice.show(number);
          }}
        />
      )}
      <p class="last-heard">{usable || !alive ? heardWords(heard) : pastWords(lesson.shownMs.value)}</p>
      {shown && (
        <TabDetail
          key={shown.tab}
          lesson={lesson}
          tab={shown}
          place={placeOf(places, shown)}
          usable={usable}
          onClose={() => {
            choice.show(null);
            document.querySelector<HTMLElement>(`.tiles [data-tab="${shown.tab}"]`)?.focus();
          }}
        />
      )}
      <ManyTabs
        lesson={lesson}
        tabs={tabs}
        selected={choice.selected}
        usable={usable}
        onClear={() => choice.select([])}
      />
    </>
  );
}

const heardWords = (tab: TabSnapshot | null): string =>
  tab === null
    ? "No tab has heard anything yet."
    : `${clockFace(tab.lastReceivedAtMs ?? 0)} tab ${tab.tab} received ${oneLine(tab.lastReceived ?? "", 80)}`;

const pastWords = (shownMs: number): string =>
  `You are looking at ${clockFace(shownMs)}: tabs act at the newest moment only.`;
