import * as monaco from "monaco-editor/editor";

const themeName = "watertight";

const tokens = {
  surface: "--surface",
  ink: "--ink",
  muted: "--ink-2",
  line: "--line",
  strong: "--line-strong",
  accent: "--accent",
  soft: "--accent-soft",
  comment: "--code-comment",
  keyword: "--code-keyword",
  string: "--code-string",
  name: "--code-name",
  number: "--code-number",
  leak: "--leak",
} as const;

type Colours = Record<keyof typeof tokens, string>;

/** The value in force of each colour token, as #rrggbb: a probe resolves light-dark() and whatever else CSS may hold. */
function readColours(): Colours {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const read = (token: string): string => {
    probe.style.color = `var(${token})`;
    const parts = getComputedStyle(probe).color.match(/\d+/g) ?? ["0", "0", "0"];
    return `#${parts
      .slice(0, 3)
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")}`;
  };
  const entries = Object.entries(tokens).map(([name, token]) => [name, read(token)]);
  probe.remove();
  return Object.fromEntries(entries) as Colours;
}

const isDark = (): boolean => {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

function applyTheme(): void {
  const colour = readColours();
  const bare = (value: string): string => value.slice(1);
  monaco.editor.defineTheme(themeName, {
    base: isDark() ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: bare(colour.ink) },
      { token: "comment", foreground: bare(colour.comment) },
      { token: "keyword", foreground: bare(colour.keyword) },
      { token: "string", foreground: bare(colour.string) },
      { token: "regexp", foreground: bare(colour.string) },
      { token: "number", foreground: bare(colour.number) },
      { token: "type", foreground: bare(colour.name) },
      { token: "identifier", foreground: bare(colour.ink) },
      { token: "delimiter", foreground: bare(colour.ink) },
    ],
    colors: {
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, colour.ink]),
      ),
      "editor.background": colour.surface,
      "editor.foreground": colour.ink,
      "editorLineNumber.foreground": colour.comment,
      "editorLineNumber.activeForeground": colour.ink,
      "editorCursor.foreground": colour.accent,
      "editor.selectionBackground": `${colour.accent}44`,
      "editor.lineHighlightBackground": "#00000000",
      "editor.lineHighlightBorder": colour.line,
      "editorIndentGuide.background1": colour.line,
      "editorWidget.background": colour.surface,
      "editorWidget.border": colour.strong,
      "editorSuggestWidget.selectedBackground": colour.soft,
      "editorSuggestWidget.selectedForeground": colour.ink,
      "editorError.foreground": colour.leak,
      focusBorder: colour.accent,
    },
  });
  monaco.editor.setTheme(themeName);
}

/** One theme, made again from the tokens whenever the page changes its own. */
export function followTheme(): void {
  applyTheme();
  new MutationObserver(applyTheme).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme", "data-look"],
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyTheme);
}
