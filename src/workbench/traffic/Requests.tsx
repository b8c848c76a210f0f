import { useState } from "preact/hooks";
import type { RequestMethod } from "../../lesson/lesson-traffic.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { firstPath } from "../../lesson/traffic-actions.ts";
import { useChunk } from "../use-chunk.ts";

const loadReport = () => import("./RequestReport.tsx");
const methods: readonly RequestMethod[] = ["GET", "POST", "PUT", "DELETE"];
const mostPerSecond = 1_000;

const hasBody = (method: RequestMethod): boolean => method === "POST" || method === "PUT";

/** Plain HTTP requests, once or at a rate; what came back is told from the first run on. */
export function Requests({ lesson }: { readonly lesson: OpenLesson }) {
  const [method, setMethod] = useState<RequestMethod>("GET");
  const [path, setPath] = useState(firstPath(lesson.trafficActions));
  const [body, setBody] = useState("");
  const [rate, setRate] = useState("10");
  const perSecond = Number(rate);
  const isRate = rate !== "" && perSecond >= 0.1 && perSecond <= mostPerSecond;
  const report = lesson.load.report.value;
  const told = useChunk(lesson.status.value.kind !== "not-started", loadReport);
  const isSending = report !== null && report.endedAtMs === null && lesson.status.value.kind === "running";
  return (
    <section class="http" aria-label="Requests">
      <h4>Requests</h4>
      <form
        class="http-form"
        onSubmit={(event) => {
          event.preventDefault();
          lesson.request(method, path, hasBody(method) ? body : "");
        }}
      >
        <select
          aria-label="Method"
          value={method}
          onChange={(event) => setMethod(methods.find((each) => each === event.currentTarget.value) ?? "GET")}
        >
          {methods.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <input
          type="text"
          class="http-path"
          aria-label="Path"
          value={path}
          maxLength={1_000}
          onInput={(event) => setPath(event.currentTarget.value)}
        />
        {hasBody(method) && (
          <input
            type="text"
            class="http-body"
            aria-label="Body"
            placeholder="body"
            value={body}
            maxLength={10_000}
            onInput={(event) => setBody(event.currentTarget.value)}
          />
        )}
        <button type="submit" disabled={!path.startsWith("/")}>
          Send once
        </button>
        <span class="http-rate">
          <input
            type="number"
            aria-label="Requests per second of virtual time"
            min="0.1"
            max={mostPerSecond}
            step="any"
            value={rate}
            onInput={(event) => setRate(event.currentTarget.value)}
          />
          a second
        </span>
        {isSending ? (
          <button type="button" onClick={lesson.load.stop}>
            Stop requests
          </button>
        ) : (
          <button
            type="button"
            disabled={!isRate || !path.startsWith("/")}
            onClick={() => lesson.load.start({ method, path, perSecond })}
          >
            Start requests
          </button>
        )}
      </form>
      <div class="request-report">{told && <told.RequestReport lesson={lesson} />}</div>
    </section>
  );
}
