import { useMemo, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { type TabHappening, tabHistory } from "../../trace/tab-history.ts";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { actorFacts } from "../words/actor-words.ts";
import { oneLine } from "../words/shorten.ts";
import { clockFace } from "../words/time-words.ts";
import { ActorIcon } from "./ActorIcon.tsx";
import { actorView } from "./actor-view.ts";
import type { Place, PlacedLane } from "./find-places.ts";
import { openLane } from "./open-lane.ts";
import { can, command, type TabVerb } from "./tab-commands.ts";
import { VerbButton } from "./VerbButton.tsx";

interface TabDetailProps {
  readonly lesson: OpenLesson;
  readonly tab: TabSnapshot;
  readonly place: Place;
  /** Whether a server runs. */
  readonly usable: boolean;
  readonly onClose: () => void;
}

/** The newest things that are told of a tab. */
const mostHappenings = 12;

/** One tab: where it stands, what it can do, what it sent and received. */
export function TabDetail({ lesson, tab, place, usable, onClose }: TabDetailProps) {
  const [text, setText] = useState(`hello from tab ${tab.tab}`);
  const shownMs = lesson.moment.value.kind === "past" ? lesson.shownMs.value : Number.POSITIVE_INFINITY;
  const { events } = lesson.trace.value;
  // Each thing that happens to a tab changes its snapshot.
  const happenings = useMemo(() => tabHistory(events, tab.tab, shownMs, mostHappenings), [tab, events, shownMs]);
  const act = (does: TabVerb) => command(lesson, does, new Set([tab.tab]), text);
  const verb = (name: string, does: TabVerb, of = "") => (
    <VerbButton able={usable && can(does, tab)} onPress={() => act(does)}>
      {name}
      <span class="visually-hidden">
        {of} tab {tab.tab}
      </span>
    </VerbButton>
  );
  return (
    <section
      class="tab-detail"
      aria-label={`Tab ${tab.tab}`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <div class="tab-detail-title">
        <ActorIcon mark={actorView(tab, place).mark} />
        <span class="tab-facts">
          <strong>tab {tab.tab}</strong> {actorFacts(tab, place).join(", ")}
        </span>
        {[...place.lanes, ...place.old.lanes].map((placed) => (
          <button key={laneKey(placed)} type="button" class="link" onClick={() => openLane(lesson, placed)}>
            Show lane {placed.lane.lane}
            {place.old.lanes.includes(placed) ? " (old connection)" : ""}
          </button>
        ))}
        <button type="button" class="link tab-detail-close" onClick={onClose}>
          Hide <span class="visually-hidden">tab {tab.tab}</span>
        </button>
      </div>
      <form
        class="tab-detail-actions"
        onSubmit={(event) => {
          event.preventDefault();
          if (usable && can("send", tab)) act("send");
        }}
      >
        <input
          type="text"
          aria-label={`Message of tab ${tab.tab}`}
          list="traffic-texts"
          value={text}
          maxLength={1_000}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" aria-disabled={!usable || !can("send", tab)}>
          Send <span class="visually-hidden">from tab {tab.tab}</span>
        </button>
        {verb("Pull cable", "pull-cable", " of")}
        {verb("Put to sleep", "fall-asleep")}
        {verb("Close", "close")}
        {verb(tab.state === "asleep" ? "Wake" : "Reopen", "reopen")}
      </form>
      <ol class="tab-history" aria-label={`What happened to tab ${tab.tab}`}>
        {happenings.map((event) => (
          <li key={event.seq} class={`happening-${event.kind}`}>
            <time>{clockFace(event.atMs)}</time> {happeningWords(event)}
          </li>
        ))}
      </ol>
    </section>
  );
}

const laneKey = ({ processId, poolId, lane }: PlacedLane) => `${processId}/${poolId}/${lane.lane}`;

function happeningWords(event: TabHappening): string {
  switch (event.kind) {
    case "tab-opened":
      return `opened ${oneLine(event.path, 60)}`;
    case "tab-connected":
      return "connected: the handshake was accepted";
    case "tab-refused":
      return `refused: the handshake was answered with HTTP ${event.status}`;
    case "tab-sent":
      return `sent ${oneLine(event.text, 200)}`;
    case "tab-received":
      return `received ${oneLine(event.text, 200)}`;
    case "tab-closed":
      return closeWords(event);
    case "tab-asleep":
      return "fell asleep: nobody told the server";
  }
}

function closeWords({ by, code, reason }: Extract<TabHappening, { kind: "tab-closed" }>): string {
  const why = reason === "" ? "" : `: ${oneLine(reason, 120)}`;
  if (by === "network") return `lost its connection, code ${code}${why}`;
  return by === "client" ? `closed, code ${code}${why}` : `was closed by the server, code ${code}${why}`;
}
