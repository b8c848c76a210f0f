import { isLookedAt, noteOf } from "../../site/notes/notes-desk.ts";
import { stateWords } from "../../site/progress/lesson-state.ts";
import { CodeText } from "../CodeText.tsx";
import type { DoneLesson } from "./choose-lessons.ts";
import { ItemEntry } from "./ItemEntry.tsx";
import { NoteField } from "./NoteField.tsx";
import type { Notes } from "./use-notes.ts";

interface LessonSectionProps {
  readonly lesson: DoneLesson;
  /** Whether it is among those that are printed. */
  readonly taken: boolean;
  readonly notes: Notes;
}

/** What one lesson has to check, what was passed in it, and the reader's note on it. */
export function LessonSection({ lesson, taken, notes }: LessonSectionProps) {
  const { slug, order, title, href, state, passed, checks, items } = lesson;
  return (
    <section
      class="monday-lesson"
      id={slug}
      aria-labelledby={`${slug}-title`}
      tabIndex={-1}
      data-progress={state}
      data-taken={taken}
    >
      <h2 id={`${slug}-title`}>
        <a href={href}>
          {order}. {title}
        </a>
        {state !== "new" && <span class="lesson-state">{stateWords[state]}</span>}
      </h2>
      {passed.length > 0 && (
        <details class="monday-passed">
          <summary>
            Passed in the sandbox: {passed.length} of {checks.length} checks
          </summary>
          <ul>
            {passed.map((check) => (
              <li key={check}>
                <CodeText text={check} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <ul class="monday-items">
        {items.map((item) => (
          <ItemEntry
            key={item.id}
            item={item}
            looked={notes.ready ? isLookedAt(notes.shown, item.id) : null}
            onLook={(looked) => notes.tick(item.id, looked)}
          />
        ))}
      </ul>
      <NoteField
        id={`note-${slug}`}
        label={`Our notes on “${title}”`}
        text={noteOf(notes.shown, slug)}
        ready={notes.ready}
        joined={notes.joined.includes(slug)}
        onWrite={(text) => notes.write(slug, text)}
      />
    </section>
  );
}
