import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { act, actionsOf, knownTexts } from "../../lesson/traffic-actions.ts";
import { useChunk } from "../use-chunk.ts";
import { actingWords } from "../words/acting-words.ts";
import { connectedWords } from "../words/traffic-words.ts";
import { Requests } from "./Requests.tsx";
import { Scenarios } from "./Scenarios.tsx";

const loadRoom = () => import("./TabsRoom.tsx");

/** The server's clients: scenarios that move them, the tabs of a room full of people, plain requests. */
export function Traffic({ lesson }: { readonly lesson: OpenLesson }) {
  const { tabs, tabsLeftOut } = lesson.traffic.value;
  const alive = lesson.status.value.kind === "running";
  const room = useChunk(lesson.status.value.kind !== "not-started", loadRoom);
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
        <p class="panel-empty">
          {actingWords(lesson.moment.value, alive) ??
            (alive ? "No tab is open yet." : "Press Run, then open tabs against your server.")}
        </p>
      ) : (
        room && <room.TabsRoom lesson={lesson} />
      )}
      <Requests lesson={lesson} />
    </section>
  );
}
