import { useMemo, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { oneLine } from "../words/shorten.ts";
import { clockFace } from "../words/time-words.ts";
import { connectedWords, countActors, lastHeard } from "../words/traffic-words.ts";
import { act, actionsOf, knownTexts } from "./act.ts";
import { Counts } from "./Counts.tsx";
import { findPlaces, placeOf } from "./find-places.ts";
import { ManyTabs } from "./ManyTabs.tsx";
import { Requests } from "./Requests.tsx";
import { Scenarios } from "./Scenarios.tsx";
import { TabDetail } from "./TabDetail.tsx";
import { TilePages } from "./TilePages.tsx";
import { Tiles } from "./Tiles.tsx";
import { can, toCommand } from "./tab-commands.ts";
import { tilesPerPage } from "./tile-page.ts";
import { useChoice } from "./use-choice.ts";

/** The server's clients: scenarios that move them, the tabs of a room full of people, plain requests. */
export function Traffic({ lesson }: { readonly lesson: OpenLesson }) {
  const { tabs, tabsLeftOut } = lesson.traffic.value;
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
    <section class="panel traffic" aria-label="Traffic">
      <div class="panel-heading">
        <h3>Traffic</h3>
        <span class="panel-note">{tabs.length === 0 ? "" : connectedWords(tabs, tabsLeftOut)}</span>
      </div>
      <datalist id="traffic-texts">
        {knownTexts(lesson.trafficActions).map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
      <Scenarios lesson={lesson} />
      <div class="traffic-actions">
        {actionsOf(lesson.trafficActions).map((action) => (
          <button key={action.label} type="button" onClick={() => act(lesson, action)}>
            {action.label}
          </button>
        ))}
      </div>
      {tabs.length === 0 ? (
        <p class="panel-empty">{alive ? "No tab is open yet." : "Press Run, then open tabs against your server."}</p>
      ) : (
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
              place={placeOf(places, shown.tab)}
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
      )}
      <Requests lesson={lesson} />
    </section>
  );
}

const heardWords = (tab: TabSnapshot | null): string =>
  tab === null
    ? "No tab has heard anything yet."
    : `${clockFace(tab.lastReceivedAtMs ?? 0)} tab ${tab.tab} received ${oneLine(tab.lastReceived ?? "", 80)}`;

const pastWords = (shownMs: number): string =>
  `You are looking at ${clockFace(shownMs)}: tabs act at the newest moment only.`;
