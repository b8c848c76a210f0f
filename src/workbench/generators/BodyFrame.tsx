import { useMemo } from "preact/hooks";
import type { Site } from "../../contract/trace-event.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { readShape } from "../../trace/generators/body-shape.ts";
import { findGenerator } from "../../trace/generators/find-generator.ts";
import type { GeneratorSnapshot } from "../../trace/generators/select-generators.ts";
import { storyOf } from "../words/generator-story.ts";
import { nameOf } from "../words/generator-words.ts";
import { BodyLines } from "./BodyLines.tsx";
import { BodyParts } from "./BodyParts.tsx";

interface BodyFrameProps {
  readonly lesson: OpenLesson;
  readonly generator: GeneratorSnapshot;
  readonly shownMs: number;
  readonly onShowLine: (site: Site) => void;
}

/** A generator's body, drawn: which of its lines ran, where it stands, what never ran. */
export function BodyFrame({ lesson, generator, shownMs, onShowLine }: BodyFrameProps) {
  const { sources, locate } = lesson.autopsy;
  const { name } = generator;
  const code = useMemo(() => {
    const found = findGenerator(sources.value, name);
    const shape = found && readShape(found);
    return found && shape && { found, shape };
  }, [sources.value, name]);
  return (
    <div class="generator-frame">
      <h4>
        Inside <code>{nameOf(generator)}</code> for {generator.label}
      </h4>
      {code ? (
        <BodyLines
          key={`${generator.processId}/${generator.generatorId}`}
          {...code}
          changes={generator.changes}
          locate={(site) => locate.value(site)}
          onShowLine={onShowLine}
        />
      ) : (
        <BodyParts generator={generator} />
      )}
      <p>{storyOf(generator, shownMs)}</p>
    </div>
  );
}
