import { readFileSync } from "node:fs";
import { defineEcConfig } from "astro-expressive-code";
import { codeThemes } from "./src/styles/code-themes.mjs";

const tokens = readFileSync("src/styles/tokens.css", "utf8");

/** A file of its own, because the `<Code>` component reads it too; it is bundled, so the path is the project root's. */
export default defineEcConfig({
  themes: codeThemes(tokens),
  themeCssSelector: (theme) => `[data-theme="${theme.type}"]`,
  useThemedScrollbars: false,
  defaultProps: { wrap: true },
  styleOverrides: {
    borderRadius: "8px",
    borderColor: "var(--line)",
    codeBackground: "var(--sunk)",
    codeFontFamily: "var(--mono)",
    codeFontSize: "13.5px",
    codeLineHeight: "20px",
    codePaddingInline: "14px",
    codePaddingBlock: "9px",
    uiFontFamily: "var(--sans)",
    uiFontSize: "14px",
    focusBorder: "var(--accent)",
    frames: {
      shadowColor: "transparent",
      frameBoxShadowCssValue: "none",
      editorTabBarBackground: "var(--surface)",
      editorActiveTabBackground: "var(--surface)",
      editorActiveTabIndicatorTopColor: "transparent",
      editorActiveTabIndicatorBottomColor: "var(--accent)",
      terminalBackground: "var(--sunk)",
      terminalTitlebarBackground: "var(--surface)",
    },
    textMarkers: { markBackground: "var(--hold-soft)", markBorderColor: "var(--hold)" },
  },
});
