import { useMemo, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { actingWords } from "../words/acting-words.ts";
import { countActors, lastHeard } from "../words/actor-words.ts";
import { newsWords } from "../words/news-words.ts";
import { Counts } from "./Counts.tsx";
import { findPlaces, placeOf } from "./find-places.ts";
import { ManyTabs } from "./ManyTabs.tsx";
import { TabDetail } from "./TabDetail.tsx";
import { TilePages } from "./TilePages.tsx";
import { Tiles } from "./Tiles.tsx";
import { can, command } from "./tab-commands.ts";
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
  const moment = lesson.moment.value;
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
          if (tab && alive && can("close", tab)) command(lesson, "close", new Set([number]));
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
      <p class="last-heard">{actingWords(moment, alive) ?? newsWords(moment, lastHeard(tabs))}</p>
      {shown && (
        <TabDetail
          key={shown.tab}
          lesson={lesson}
          tab={shown}
          place={placeOf(places, shown)}
          usable={alive}
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
        usable={alive}
        onClear={() => choice.select([])}
      />
    </>
  );
}
