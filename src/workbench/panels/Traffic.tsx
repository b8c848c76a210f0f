import type { TrafficAction } from "../../contract/sandbox.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { isConnected } from "../words/traffic-words.ts";
import { Requests } from "./Requests.tsx";
import { TabTile } from "./TabTile.tsx";

/** Does what one of the sandbox's own buttons promises. */
function act(lesson: OpenLesson, action: TrafficAction): void {
  switch (action.kind) {
    case "open-tabs":
      lesson.openTabs(action.count);
      break;
    case "request":
      lesson.requestPath(action.path);
      break;
    case "send-to-all":
      for (const tab of lesson.traffic.value.tabs) {
        if (isConnected(tab)) lesson.sendTraffic({ kind: "send", tab: tab.tab, text: action.text });
      }
  }
}

const standing: readonly TrafficAction[] = [
  { label: "Open tab", kind: "open-tabs", count: 1 },
  { label: "Open 31 tabs", kind: "open-tabs", count: 31 },
  { label: "GET /ping", kind: "request", path: "/ping" },
];

/** The newest tabs, drawn one by one. */
const mostTabs = 300;

/** The tabs of a room full of people. */
export function Traffic({ lesson }: { readonly lesson: OpenLesson }) {
  const { tabs, tabsLeftOut, requests } = lesson.traffic.value;
  const alive = lesson.status.value.kind === "running";
  const own = lesson.trafficActions.filter((action) => !standing.some((other) => other.label === action.label));
  return (
    <section class="panel traffic" aria-label="Traffic">
      <div class="panel-heading">
        <h3>Traffic</h3>
        <span class="panel-note">
          {tabs.length === 0 ? "" : `${tabs.filter(isConnected).length} of ${tabs.length} tabs connected`}
          {tabsLeftOut > 0 && `, ${tabsLeftOut.toLocaleString("en")} more are not shown`}
        </span>
      </div>
      <div class="traffic-actions">
        {[...standing, ...own].map((action) => (
          <button key={action.label} type="button" onClick={() => act(lesson, action)}>
            {action.label}
          </button>
        ))}
      </div>
      {tabs.length === 0 && requests.length === 0 && (
        <p class="panel-empty">{alive ? "No tab is open yet." : "Press Run, then open tabs against your server."}</p>
      )}
      <ul class="tabs" tabIndex={tabs.length > 0 ? 0 : -1} aria-label="Tabs">
        {tabs.slice(-mostTabs).map((tab) => (
          <TabTile key={tab.tab} tab={tab} send={lesson.sendTraffic} alive={alive} />
        ))}
      </ul>
      <Requests requests={requests} />
    </section>
  );
}
