import { useLayoutEffect, useRef } from "preact/hooks";
import type { Site } from "../../contract/trace-event.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { clockFace } from "../words/time-words.ts";
import { SiteLink } from "./SiteLink.tsx";
import { useRested } from "./use-rested.ts";

const mostLines = 200;
/** To lay out more of each line would cost a frame its time. */
const mostLength = 2_000;
/** In a flood every line is a new one. */
const restMs = 150;
/** Nearer to the end than this counts as reading along. */
const bottomSlack = 24;

const shortened = (text: string): string =>
  text.length > mostLength ? `${text.slice(0, mostLength)}… (${text.length - mostLength} characters more)` : text;

interface LogProps {
  readonly lesson: OpenLesson;
  readonly onShowLine: (site: Site) => void;
}

/** What the server printed; stays at the newest line unless somebody reads further up. */
export function Log({ lesson, onShowLine }: LogProps) {
  const list = useRef<HTMLOListElement>(null);
  const follows = useRef(true);
  const lines = useRested(lesson.log, restMs);
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
      {shown.length === 0 && <p class="panel-empty">What your server prints appears here.</p>}
      <ol ref={list} onScroll={onScroll} tabIndex={shown.length > 0 ? 0 : -1} aria-label="Log lines">
        {shown.map((line) => (
          <li key={line.seq} class={`log-line log-${line.level}`}>
            <time>{clockFace(line.atMs)}</time>
            <span class="log-level">{line.level}</span>
            <span class="log-text">{shortened(line.text)}</span>
            {line.site && <SiteLink site={line.site} onShowLine={onShowLine} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
