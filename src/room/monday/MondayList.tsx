import { useEffect, useState } from "preact/hooks";
import { isLookedAt, noteOf } from "../../site/notes/notes-desk.ts";
import { courseNote } from "../../site/notes/notes-record.ts";
import { progressKey, readProgress } from "../../site/progress/kept-progress.ts";
import { emptyRecord } from "../../site/progress/progress-record.ts";
import { type Choice, firstChoice, isTaken, orderLessons } from "./choose-lessons.ts";
import { LessonSection } from "./LessonSection.tsx";
import type { LessonView } from "./monday-view.ts";
import { NoteField } from "./NoteField.tsx";
import { TakeAlong } from "./TakeAlong.tsx";
import { markdownName, toMarkdown } from "./to-markdown.ts";
import { useNotes } from "./use-notes.ts";

interface MondayListProps {
  readonly lessons: readonly LessonView[];
}

const troubles = {
  full: "There is no room: the browser's storage for this site is full. What you write stands on this page alone and goes with it. Download it, or clear something on “Your progress”.",
  forbidden:
    "The browser refuses storage to this site. What you write stands on this page alone and goes with it. Download it before you leave.",
} as const;

/** The whole list: what was solved first, with ticks and notes, to be taken along. Without scripts it is the list alone. */
export function MondayList({ lessons }: MondayListProps) {
  const notes = useNotes();
  const [progress, setProgress] = useState(emptyRecord);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const done = orderLessons(lessons, progress);
  const choice = chosen ?? firstChoice(done);
  const counted = (of: Choice) => done.filter(({ state }) => isTaken(of, state)).length;
  const items = lessons.flatMap((lesson) => lesson.items);
  const looked = items.filter(({ id }) => isLookedAt(notes.shown, id)).length;
  const leftOut = done.filter(
    (lesson) =>
      !isTaken(choice, lesson.state) &&
      (noteOf(notes.shown, lesson.slug).trim() !== "" || lesson.items.some(({ id }) => isLookedAt(notes.shown, id))),
  );

  useEffect(() => {
    const look = () => setProgress(readProgress().record);
    look();
    const onStorage = ({ key }: StorageEvent) => (key === progressKey || key === null) && look();
    addEventListener("storage", onStorage);
    return () => removeEventListener("storage", onStorage);
  }, []);

  // Solved lessons have moved up by now: whoever came for one by its address is taken there.
  useEffect(() => {
    if (notes.ready && location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [notes.ready]);

  const write = () => {
    const at = new Date();
    const text = toMarkdown({
      lessons: done.filter(({ state }) => isTaken(choice, state)),
      noteOf: (slug) => noteOf(notes.shown, slug),
      courseNote: noteOf(notes.shown, courseNote),
      isLookedAt: (id) => isLookedAt(notes.shown, id),
      at,
    });
    return { name: markdownName(at), text };
  };

  return (
    <div class="monday" data-ready={notes.ready}>
      {notes.outcome !== "kept" && <p class="device-trouble">{troubles[notes.outcome]}</p>}
      {!notes.sound && (
        <p class="device-trouble">
          Your notes could not be read as a whole. What could be read stands below; with your next change the damaged
          text is put aside, and “Save as a file” on “Your progress” saves it too.
        </p>
      )}
      {notes.ready && (
        <TakeAlong
          choice={choice}
          counts={{ solved: counted("solved"), begun: counted("begun"), all: lessons.length }}
          leftOut={leftOut.length}
          onChoose={setChosen}
          write={write}
        />
      )}
      <NoteField
        id="note-course"
        label="Our notes on all of it"
        text={noteOf(notes.shown, courseNote)}
        ready={notes.ready}
        joined={notes.joined.includes(courseNote)}
        onWrite={(text) => notes.write(courseNote, text)}
      />
      <nav class="monday-contents" aria-label="Lessons on this page" data-pagefind-ignore>
        {notes.ready && (
          <p>
            {looked} of {items.length} looked at
          </p>
        )}
        <ol>
          {done.map(({ slug, order, title, state }) => (
            <li key={slug} data-progress={state}>
              <a href={`#${slug}`}>
                {order}. {title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {done.map((lesson) => (
        <LessonSection key={lesson.slug} lesson={lesson} taken={isTaken(choice, lesson.state)} notes={notes} />
      ))}
    </div>
  );
}
