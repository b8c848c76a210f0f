import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Site } from "../../contract/trace-event.ts";
import type { LogLine, OpenLesson } from "../../lesson/open-lesson.ts";
import { useRested } from "../use-rested.ts";
import { clockFace } from "../words/time-words.ts";
import { SiteLink } from "./SiteLink.tsx";

const mostLines = 200;
/** To lay out more of each line would cost a frame its time. */
const mostLength = 2_000;
/** In a flood every line is a new one; the few that a request or a start makes are shown as they come. */
const linesAtOnce = 8;
const restMs = 150;
/** Nearer to the end than this counts as reading along. */
const bottomSlack = 24;

type LogSource = LogLine["source"];
const sources: readonly LogSource[] = ["server", "pool", "tab", "engine"];

const shortened = (text: string): string =>
  text.length > mostLength ? `${text.slice(0, mostLength)}… (${text.length - mostLength} characters more)` : text;

interface LogProps {
  readonly lesson: OpenLesson;
  readonly onShowLine: (site: Site) => void;
}

/** What the server printed, and what became of its clients; stays at the newest line unless somebody reads further up. */
export function Log({ lesson, onShowLine }: LogProps) {
  const list = useRef<HTMLOListElement>(null);
  const follows = useRef(true);
  const [hidden, setHidden] = useState<readonly LogSource[]>([]);
  const all = useRested(lesson.log, restMs, linesAtOnce);
  const lines = useMemo(() => all.filter(({ source }) => !hidden.includes(source)), [all, hidden]);
  const shown = lines.slice(-mostLines);
  useLayoutEffect(() => {
    const element = list.current;
    if (element && follows.current) element.scrollTop = element.scrollHeight;
  }, [lines]);
  const onScroll = () => {
    const element = list.current;
    if (element) follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < bottomSlack;
  };
  return (
    <section class="panel log" aria-label="Log">
      <div class="panel-heading">
        <h3>Log</h3>
        <span class="panel-note">
          {lines.length > mostLines ? `the last ${mostLines} of ${lines.length} lines` : ""}
        </span>
      </div>
      <fieldset class="log-sources" aria-label="Lines to show">
        {sources.map((source) => (
          <label key={source}>
            <input
              type="checkbox"
              checked={!hidden.includes(source)}
              onChange={({ currentTarget }) =>
                setHidden(currentTarget.checked ? hidden.filter((each) => each !== source) : [...hidden, source])
              }
            />
            {source}
          </label>
        ))}
      </fieldset>
      {shown.length === 0 && (
        <p class="panel-empty">
          {all.length === 0 ? "What your server prints appears here." : "No line from these sources yet."}
        </p>
      )}
      <ol ref={list} onScroll={onScroll} tabIndex={shown.length > 0 ? 0 : -1} aria-label="Log lines">
        {shown.map((line) => (
          <li key={line.seq} class={`log-line log-${line.level}`}>
            <time>{clockFace(line.atMs)}</time>
            <span class="log-source">{line.source}</span>
            <span class="log-level">{line.level}</span>
            <span class="log-text">{shortened(line.text)}</span>
            {line.site && <SiteLink site={line.site} onShowLine={onShowLine} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
