import { useState } from "preact/hooks";
import { sitePath } from "../../site/site-path.ts";
import type { PresenterDesk } from "./presenter-desk.ts";

/** Brings everybody to the same page, and both windows to another one. */
export function RoomControls({ desk }: { readonly desk: PresenterDesk }) {
  const { content } = desk;
  const [chosen, setChosen] = useState("");
  const others = content.pages.filter(({ path }) => path !== content.path);
  const path = chosen || (others[0]?.path ?? "");
  const invite = desk.coverKind.value === "invite";
  const page = content.path as `/${string}`;
  const goBoth = async () => {
    await desk.line.command({ kind: "open-page", path });
    location.assign(sitePath(`${path as `/${string}`}present/`));
  };
  return (
    <section class="control-group" aria-label="Room">
      <h3>The room</h3>
      <div class="control-row">
        <button
          type="button"
          onClick={() =>
            desk.cover({
              kind: "invite",
              title: `Open “${content.title}” on your own device`,
              url: new URL(sitePath(page), location.href).href,
            })
          }
        >
          Show the address
        </button>
        <button type="button" onClick={() => void desk.handOver()}>
          Hand this state to the room
        </button>
        <button type="button" disabled={!invite} onClick={() => desk.cover({ kind: "none" })}>
          Take the address away
        </button>
      </div>
      {others.length > 0 && (
        <div class="control-row">
          <select aria-label="Another lesson" value={path} onChange={(event) => setChosen(event.currentTarget.value)}>
            {others.map((other) => (
              <option key={other.path} value={other.path}>
                {other.title}
              </option>
            ))}
          </select>
          <button type="button" onClick={() => void goBoth()}>
            Open it in both windows
          </button>
        </div>
      )}
    </section>
  );
}
