import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { RequestSnapshot } from "../../trace/traffic-snapshot.ts";
import { answerBody, loadWords, requestWords } from "../words/request-words.ts";
import { clockFace } from "../words/time-words.ts";
import { RequestNumbers } from "./RequestNumbers.tsx";

const shown = 4;
/** With its request it stands on one line even of a phone. */
const longestOnALine = 40;

/** What came of all requests, what is sent at a rate, and the newest requests with what came back. */
export function RequestReport({ lesson }: { readonly lesson: OpenLesson }) {
  const report = lesson.load.report.value;
  const newest = lesson.traffic.value.requests.slice(-shown).reverse();
  return (
    <>
      <RequestNumbers figures={lesson.load.figures.value} />
      <p class="load-note">{report ? loadWords(report) : ""}</p>
      <ol class="requests" aria-label="Newest requests">
        {newest.map((request) => (
          <li key={request.requestId} class={`request request-${request.outcome.kind}`}>
            <Request request={request} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Request({ request }: { readonly request: RequestSnapshot }) {
  const asked = `${request.method} ${request.path}`;
  const body = answerBody(request);
  const line = (
    <>
      <time>{clockFace(request.sentAtMs)}</time> <code>{asked}</code> {requestWords(request)}
    </>
  );
  if (asked.length + body.length <= longestOnALine) return line;
  return (
    <details>
      <summary>{line}</summary>
      <p class="request-whole">
        {asked} {body}
      </p>
    </details>
  );
}
