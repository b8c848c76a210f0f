/** Why a server did not start, in words that name the actor, the place and the remedy. */
import type { StartFailure } from "../contract/harness-protocol.ts";
import { unreachable } from "../contract/result.ts";
import type { ErrorInfo, Site } from "../contract/trace-event.ts";
import type { LinkError } from "./module-linker.ts";

const toError = (name: string, message: string, site: Site | null): ErrorInfo => ({ name, message, code: null, site });

export function toStartFailure(error: LinkError): StartFailure {
  switch (error.code) {
    case "syntax-error": {
      const message = `${error.file}:${error.line}:${error.column}: ${error.message}`;
      return {
        code: error.code,
        message,
        remedy: "Mend the marked line, then press Run.",
        error: toError("SyntaxError", message, error),
      };
    }
    case "missing-entry": {
      const message = `There is no ${error.file}: the server starts from that file. Present: ${error.present.join(", ") || "no file"}.`;
      return {
        code: error.code,
        message,
        remedy: `Press "Start fresh" to get ${error.file} back.`,
        error: toError("Error", message, null),
      };
    }
    case "missing-module": {
      const message = `${error.file}:${error.line}: cannot find ${error.specifier}.`;
      const remedy = error.specifier.endsWith(".ts")
        ? "Check the file's name in the import."
        : "Imports of your own files name the file with its ending, as in ./items.ts.";
      return { code: error.code, message, remedy, error: toError("Error", message, error) };
    }
    case "unknown-package": {
      const message = `${error.file}:${error.line}: there is no package "${error.specifier}" in this sandbox.`;
      const remedy = `The sandbox has ${error.known.map((name) => `"${name}"`).join(" and ")}. Your own files start with "./".`;
      return { code: error.code, message, remedy, error: toError("Error", message, error) };
    }
    case "circular-import": {
      const message = `circular import: ${error.cycle.join(" → ")}`;
      const remedy = "Move what both files need into a third file that imports neither.";
      return { code: error.code, message, remedy, error: toError("Error", message, null) };
    }
    default:
      return unreachable(error);
  }
}

/** A failure while the modules ran or were joined; `describe` has put file names in place of URLs. */
export function toEvaluationFailure(error: ErrorInfo): StartFailure {
  const at = error.site ? `${error.site.file}:${error.site.line}: ` : "";
  const message = `${at}${error.name}: ${error.message}`;
  if (error.name === "SyntaxError" && /does not provide an export/.test(error.message))
    return { code: "missing-export", message, remedy: "Export that name from the file, or import another.", error };
  if (error.name === "SyntaxError")
    return { code: "syntax-error", message, remedy: "Mend the syntax, then press Run.", error };
  return {
    code: "exception",
    message,
    remedy: "The server's code threw while it started. Mend the line, then press Run.",
    error,
  };
}

export function toNotListening(entry: string): StartFailure {
  const message = `${entry} ran to its end, and no server listens.`;
  const error = toError("Error", message, null);
  return { code: "not-listening", message, remedy: "End the file with app.listen(3000).", error };
}
