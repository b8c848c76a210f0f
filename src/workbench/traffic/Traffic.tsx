import type { OpenLesson } from "../../lesson/open-lesson.ts";

<<<<<<< HEAD

import { useChunk } from "../use-chunk.ts";
import { isConnected } from "../words/traffic-words.ts";

=======

import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { oneLine } from "../words/shorten.ts";
import { clockFace } from "../words/time-words.ts";
import { connectedWords, countActors, lastHeard } from "../words/traffic-words.ts";

>>>>>>> speed

import { act, actionsOf, knownTexts } from "./act.ts";
import { Requests } from "./Requests.tsx";
import { Scenarios } from "./Scenarios.tsx";

const loadRoom = () => import("./TabsRoom.tsx");

/** The server's clients: scenarios that move them, the tabs of a room full of people, plain requests. */
export function Traffic({ lesson }: { readonly lesson: OpenLesson }) {
  const { tabs, tabsLeftOut } = lesson.traffic.value;
<<<<<<< HEAD
=======
  const pools = lesson.pools.value;
  const places = useMemo(() => findPlaces(pools), [pools]);
  const choice = useChoice();
  const [wantedPage, setPage] = useState(0);
  const page = Math.min(wantedPage, Math.max(0, Math.ceil(tabs.length / tilesPerPage) - 1));
  const shown = tabs.find(({ tab }) => tab === choice.shown);
>>>>>>> speed
  const alive = lesson.status.value.kind === "running";
  const room = useChunk(lesson.status.value.kind !== "not-started", loadRoom);
  return (
    <section class="panel traffic" aria-label="Traffic">
      <div class="panel-heading">
        <h3>Traffic</h3>
<<<<<<< HEAD
        <span class="panel-note">
          {tabs.length === 0 ? "" : `${tabs.filter(isConnected).length} of ${tabs.length} tabs connected`}
          {tabsLeftOut > 0 && `, ${tabsLeftOut.toLocaleString("en")} more are not shown`}
        </span>
=======
        <span class="panel-note">{tabs.length === 0 ? "" : connectedWords(tabs, tabsLeftOut)}</span>
>>>>>>> speed
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
        room && <room.TabsRoom lesson={lesson} />
      )}
      <Requests lesson={lesson} />
    </section>
  );
}
