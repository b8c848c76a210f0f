/** The headers of `dist/_headers` in the words of hosts that do not read that file; pure. */
import type { HeaderRule } from "../serve/headers-file.ts";

/** Source: developers.cloudflare.com/pages/configuration/headers, "Limits". Netlify names none. */
const longestLine = 2000;

/** Throws with the remedy where a host would pass over a line of the headers file. */
export function holdHostLimits(headersFile: string): void {
  for (const [index, line] of headersFile.split("\n").entries())
    if (line.length > longestLine)
      throw new Error(
        `_headers line ${index + 1} has ${line.length} characters, and Cloudflare Pages reads ${longestLine}. ` +
          "Each inline script adds its hash to the policy: join some, or move them to files.",
      );
}

/** A rule's path as a regular expression; `*` is its only wildcard. */
const toPattern = (glob: string): string =>
  glob
    .split("*")
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"))
    .join(".*");

/** Vercel's own file, to stand in the folder that is deployed. */
export function toVercelConfig(rules: readonly HeaderRule[]): string {
  const headers = rules.map((rule) => ({
    source: toPattern(rule.glob).replaceAll(".*", "(.*)"),
    headers: [...rule.headers].map(([key, value]) => ({ key, value })),
  }));
  return `${JSON.stringify({ trailingSlash: true, headers }, null, 2)}\n`;
}

/**
 * Fills the placeholders of `hosting/nginx.conf`. An `add_header` of a location would hide those of the server, so a
 * header that differs by path is one variable.
 */
export function toNginxConfig(template: string, rules: readonly HeaderRule[], base: string): string {
  const everywhere = rules.filter(({ glob }) => glob.endsWith("/*") && !glob.includes("_astro"));
  const special = rules.filter((rule) => !everywhere.includes(rule));
  const names = new Set(special.flatMap(({ headers }) => [...headers.keys()]));
  const variable = (name: string) => `$watertight_${name.toLowerCase().replaceAll("-", "_")}`;
  const maps = [...names].map((name) => {
    const lines = special.flatMap((rule) => {
      const value = rule.headers.get(name);
      return value === undefined ? [] : [`    "~^${toPattern(rule.glob)}$" "${value}";`];
    });
    return [`map $uri ${variable(name)} {`, '    default "no-cache";', ...lines, "}"].join("\n");
  });
  const headers = [
    ...everywhere.flatMap((rule) => [...rule.headers].map(([name, value]) => `add_header ${name} "${value}" always;`)),
    // Without `always`: what is missing must not be remembered as missing.
    ...[...names].map((name) => `add_header ${name} ${variable(name)};`),
  ];
  return (
    template
      .replace("{maps}", () => maps.join("\n"))
      .replace("{headers}", () => headers.join("\n    "))
      // The bare host is what people type.
      .replace(/^ *\{entry\}\n/m, () => (base ? `    location = / { return 302 ${base}/; }\n` : ""))
      .replaceAll("{base}", base)
  );
}
