import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { commands } from "./commands.ts";
import { composeGroups } from "./compose-groups.ts";
import { findMessages } from "./match-message.ts";
import { describeCount, placesNotice, textNotice } from "./notices.ts";
import { Results } from "./Results.tsx";
import { toTellingLine } from "./telling-line.ts";
import { useFullText } from "./use-full-text.ts";
import { usePlaces } from "./use-places.ts";

interface SearchBoxProps {
  readonly begin: string;
  /** Whether an empty field lists where one might go. */
  readonly showsAllWhenEmpty: boolean;
  /** Before the chosen place is gone to, or the chosen thing done. */
  readonly onLeave: () => void;
  /** Beside the field. */
  readonly children?: ComponentChildren;
}

/** A field and what is found for it: an editable combobox with a list in groups. */
export function SearchBox({ begin, showsAllWhenEmpty, onLeave, children }: SearchBoxProps) {
  const [query, setQuery] = useState(begin);
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const list = usePlaces();
  const fullText = useFullText(query);
  const places = list.kind === "loaded" ? list.places : [];
  const hits = fullText.kind === "found" ? fullText.hits : [];
  const path = new URL(location.href).pathname.replace(import.meta.env.BASE_URL.replace(/\/$/, ""), "");
  const isShown = showsAllWhenEmpty || query.trim() !== "";
  const groups = isShown ? composeGroups({ query, places, commands, hits, path }) : [];
  const count = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  const current = Math.min(chosen, count - 1);
  const optionId = (index: number) => `${id}-${index}`;
  const isSettled = list.kind !== "loading" && fullText.kind !== "searching";

  useEffect(() => {
    document.getElementById(optionId(current))?.scrollIntoView({ block: "nearest" });
  }, [current, query]);

  function ask(text: string) {
    setQuery(text);
    setChosen(0);
  }

  function onPaste(event: ClipboardEvent) {
    const pasted = event.clipboardData?.getData("text") ?? "";
    // A field of one line would join the lines of a traceback.
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    const messages = places.filter(({ kind }) => kind === "message");
    const isKnown = (line: string) => findMessages(line, messages, ({ title }) => title)[0]?.match === "whole";
    ask(toTellingLine(pasted, isKnown));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to: Record<string, number> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: count - 1 };
    const next = to[event.key];
    if (next !== undefined && count > 0) {
      event.preventDefault();
      setChosen((next + count) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      document.getElementById(optionId(current))?.click();
    } else if (event.key === "Escape" && query !== "" && !showsAllWhenEmpty) ask("");
  }

  const notices = [placesNotice(list), isShown ? textNotice(fullText) : null].filter((notice) => notice !== null);
  return (
    <div class="search">
      <div class="search-field">
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <circle cx="8.5" cy="8.5" r="5.5" />
          <path d="m12.6 12.6 4.6 4.6" />
        </svg>
        <input
          type="text"
          role="combobox"
          aria-label="Search lessons, words and error messages"
          aria-expanded={count > 0}
          aria-controls={count > 0 ? `${id}-list` : undefined}
          aria-activedescendant={count > 0 ? optionId(current) : undefined}
          aria-autocomplete="list"
          placeholder="A lesson, a word, an error message"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="go"
          value={query}
          onInput={(event) => ask(event.currentTarget.value)}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
        />
        {children}
      </div>
      {notices.map((notice) => (
        <p class="search-notice" key={notice}>
          {notice}
        </p>
      ))}
      {count > 0 && (
        <Results
          listId={`${id}-list`}
          optionId={optionId}
          groups={groups}
          current={current}
          onPoint={setChosen}
          onLeave={onLeave}
        />
      )}
      {count === 0 && isShown && isSettled && (
        <p class="search-none">Nothing is found for this. Fewer or other words may help.</p>
      )}
      <p class="visually-hidden" role="status">
        {isShown && isSettled ? [describeCount(count), ...notices].join(" ") : ""}
      </p>
    </div>
  );
}
