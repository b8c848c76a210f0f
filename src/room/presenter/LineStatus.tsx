import { sitePath } from "../../site/site-path.ts";
import { openProjected } from "./open-projected.ts";
import type { PresenterDesk } from "./presenter-desk.ts";

/** How this window stands to the projected page, and the way on where something is amiss. */
export function LineStatus({ desk }: { readonly desk: PresenterDesk }) {
  const { value: notice } = desk.line.notice;
  return (
    <div class="presenter-line" role="status">
      <LineWords desk={desk} />
      <OtherStages desk={desk} />
      {notice && <p class="line-trouble">{notice}</p>}
      {!desk.keeps.value && (
        <p class="line-trouble">
          The browser refuses storage, so a reload of this window forgets times and votes. Allow storage for this site
          to keep them.
        </p>
      )}
      {desk.state.value && !desk.state.value.keeps && (
        <p class="line-trouble">
          The projected page cannot keep its state, for the browser refuses storage: after a reload press Present there
          again.
        </p>
      )}
    </div>
  );
}

function LineWords({ desk }: { readonly desk: PresenterDesk }) {
  const { content, line } = desk;
  const { value } = line.line;
  switch (value.kind) {
    case "looking":
      return <p>Looking for the projected page…</p>;
    case "nobody":
      return (
        <p class="line-trouble">
          <strong>No projected page is there.</strong> It was closed, or shows a page that is no lesson. After a reload
          it comes back by itself.{" "}
          <button type="button" class="primary" onClick={() => openProjected(content.path)}>
            Open the page to project
          </button>{" "}
          <a href={`${sitePath(content.path as `/${string}`)}?stage`} target="_blank" rel="noopener opener">
            or by this link
          </a>
        </p>
      );
    case "silent":
      return (
        <p class="line-trouble">
          <strong>The projected page does not answer.</strong> Its window may be closed, or busy.{" "}
          <button type="button" onClick={line.ask}>
            Ask again
          </button>{" "}
          <button type="button" onClick={() => openProjected(content.path)}>
            Open it anew
          </button>
        </p>
      );
    case "watching":
      return (
        <p class="line-trouble">
          {value.stage.leaderId === null ? (
            <strong>Nobody leads the projected page now; this window only watches.</strong>
          ) : (
            <strong>Another presenter window leads; this one only watches.</strong>
          )}{" "}
          <button type="button" class="primary" onClick={line.takeOver}>
            Take over
          </button>
        </p>
      );
    case "elsewhere": {
      const { path, title } = value.stage.state;
      return (
        <p class="line-trouble">
          <strong>The projected page shows another lesson: {title}.</strong>{" "}
          <button type="button" class="primary" onClick={() => desk.do({ kind: "open-page", path: content.path })}>
            Bring it back here
          </button>{" "}
          <a class="button" href={sitePath(`${path as `/${string}`}present/`)}>
            Open its notes
          </a>
        </p>
      );
    }
    case "leading":
      return <p>Leads the projected page: {value.stage.state.title}.</p>;
    default:
      return value satisfies never;
  }
}

/** Where several pages could be projected, which one. */
function OtherStages({ desk }: { readonly desk: PresenterDesk }) {
  const { stages, chosen } = desk.line.view.value;
  const others = [...stages.values()].filter(({ stageId }) => stageId !== chosen);
  if (others.length === 0) return null;
  return (
    <p>
      Another page can be led:{" "}
      {others.map(({ stageId, state }) => (
        <button key={stageId} type="button" onClick={() => desk.line.choose(stageId)}>
          {state.title}
        </button>
      ))}
    </p>
  );
}
