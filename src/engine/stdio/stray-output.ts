/** What a process prints beside the protocol: the last few kilobytes are kept for the message of its death. */

const maxKeptLength = 4_096;
/** Colours and cursor moves (ECMA-48, control sequences). */
const controlSequence = new RegExp(`${String.fromCharCode(27)}\\[[0-?]*[ -/]*[@-~]`, "g");

export interface StrayOutput {
  add(text: string): void;
  text(): string;
}

export function keepStrayOutput(): StrayOutput {
  let kept = "";
  return {
    add(text) {
      kept = `${kept}${text.replace(controlSequence, "")}\n`.slice(-maxKeptLength);
    },
    text: () => kept.trim(),
  };
}
