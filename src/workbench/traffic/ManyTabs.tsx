import { useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { knownTexts } from "../../lesson/traffic-actions.ts";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { can, command, type TabVerb } from "./tab-commands.ts";
import { VerbButton } from "./VerbButton.tsx";

interface ManyTabsProps {
  readonly lesson: OpenLesson;
  readonly tabs: readonly TabSnapshot[];
  readonly selected: ReadonlySet<number>;
  readonly usable: boolean;
  readonly onClear: () => void;
}

const verbs: readonly (readonly [name: string, verb: TabVerb])[] = [
  ["Pull cables", "pull-cable"],
  ["Put to sleep", "fall-asleep"],
  ["Close tabs", "close"],
  ["Reopen", "reopen"],
];

/** One thing done by many tabs: by those that were picked, or else by all. */
export function ManyTabs({ lesson, tabs, selected, usable, onClear }: ManyTabsProps) {
  const [text, setText] = useState(knownTexts(lesson.trafficActions)[0] ?? "");
  const chosen = selected.size === 0 ? tabs : tabs.filter(({ tab }) => selected.has(tab));
  const able = (verb: TabVerb) => chosen.some((tab) => can(verb, tab));
  const act = (verb: TabVerb) => command(lesson, verb, new Set(chosen.map(({ tab }) => tab)), text);
  return (
    <form
      class="many-tabs"
      aria-label="Many tabs at once"
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) act("send");
      }}
    >
      <span class="many-who">
        {selected.size > 0 ? `${chosen.length} picked` : tabs.length === 1 ? "the one tab" : `all ${tabs.length} tabs`}
      </span>
      <input
        type="text"
        aria-label="Message"
        list="traffic-texts"
        value={text}
        maxLength={1_000}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" aria-disabled={!usable || !able("send")}>
        Send message
      </button>
      {verbs.map(([name, verb]) => (
        <VerbButton key={verb} able={usable && able(verb)} onPress={() => act(verb)}>
          {name}
        </VerbButton>
      ))}
      <button type="button" class="link" disabled={selected.size === 0} onClick={onClear}>
        Pick none
      </button>
    </form>
  );
}
