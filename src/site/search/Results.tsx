import type { Choice, Group } from "./compose-groups.ts";

interface ResultsProps {
  readonly listId: string;
  readonly optionId: (index: number) => string;
  readonly groups: readonly Group[];
  /** Counted through all groups. */
  readonly current: number;
  readonly onPoint: (index: number) => void;
  readonly onLeave: () => void;
}

/** The list in groups. The focus stays in the field; the chosen one is named by it. */
export function Results({ listId, optionId, groups, current, onPoint, onLeave }: ResultsProps) {
  let index = -1;
  return (
    <div class="search-results" role="listbox" id={listId} aria-label="Results">
      {groups.map(({ title, choices }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is not a part of a list of options.
        <div class="search-group" role="group" aria-label={title} key={title}>
          <p class="search-heading" aria-hidden="true">
            {title}
          </p>
          {choices.map((choice) => {
            index += 1;
            const own = index;
            return (
              <Option
                key={optionId(own)}
                id={optionId(own)}
                choice={choice}
                isCurrent={own === current}
                onPoint={() => onPoint(own)}
                onLeave={onLeave}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isCurrent: boolean;
  readonly onPoint: () => void;
  readonly onLeave: () => void;
}

function Option({ id, choice, isCurrent, onPoint, onLeave }: OptionProps) {
  const shared = { id, class: "search-option", role: "option" as const, tabIndex: -1, "aria-selected": isCurrent };
  const text = (
    <>
      <span class="search-title">{choice.code ? <code>{choice.title}</code> : choice.title}</span>
      {choice.note !== "" && <span class="search-note">{choice.note}</span>}
    </>
  );
  if (choice.kind === "command")
    return (
      <button
        {...shared}
        type="button"
        onPointerMove={onPoint}
        onClick={() => {
          onLeave();
          choice.run();
        }}
      >
        {text}
      </button>
    );
  return (
    <a
      {...shared}
      href={choice.href}
      onPointerMove={onPoint}
      onClick={(event) => {
        if (!(event.ctrlKey || event.metaKey || event.shiftKey)) onLeave();
      }}
    >
      {text}
      {choice.excerpt && (
        <span class="search-excerpt">
          {choice.excerpt.map(({ text: piece, marked }) => (marked ? <mark>{piece}</mark> : piece))}
        </span>
      )}
    </a>
  );
}
