/** The two highlighting themes of code in prose, made from the colours in tokens.css. */

/** Which grammar scopes take which token; the first match of the highlighter wins by specificity, not by order. */
const SCOPES = {
  "code-comment": ["comment", "punctuation.definition.comment"],
  "code-keyword": ["keyword", "storage", "variable.language.this", "constant.language"],
  "code-string": ["string", "punctuation.definition.string"],
  "code-name": ["entity.name.function", "support.function", "entity.name.type", "support.class", "entity.name.class"],
  "code-number": ["constant.numeric"],
  ink: ["keyword.operator", "punctuation", "variable", "meta.brace"],
};

/**
 * The light and dark value of each colour.
 * @param {string} css text of tokens.css
 * @returns {Map<string, { light: string, dark: string }>} by name without the dashes
 */
export function readColourTokens(css) {
  const pairs = css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi);
  return new Map([...pairs].map(([, name, light, dark]) => [name, { light, dark }]));
}

function createTheme(type, tokens) {
  const colour = (name) => {
    const pair = tokens.get(name);
    if (!pair) throw new Error(`tokens.css: --${name} is missing or not a light-dark() pair of six-digit colours`);
    return pair[type];
  };
  return {
    name: `watertight-${type}`,
    type,
    colors: { "editor.background": colour("sunk"), "editor.foreground": colour("ink") },
    tokenColors: Object.entries(SCOPES).map(([name, scope]) => ({ scope, settings: { foreground: colour(name) } })),
  };
}

/** @param {string} css text of tokens.css. Throws when a colour it needs is missing. */
export function codeThemes(css) {
  const tokens = readColourTokens(css);
  return [createTheme("light", tokens), createTheme("dark", tokens)];
}
