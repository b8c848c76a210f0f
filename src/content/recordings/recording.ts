/** What a program of another language did, recorded as a run: `content/recordings/<name>.json`. */
import * as z from "zod";
import { type Recording, recordingSchema } from "../../contract/recording.ts";
import { readContent } from "../read-content.ts";
import { ContentError } from "../yaml/read-yaml.ts";

/** @throws ContentError naming file, place and remedy */
export async function loadRecording(projectRoot: string, name: string): Promise<Recording> {
  const file = `content/recordings/${name}.json`;
  const text = await readContent(projectRoot, file);
  const recording = recordingSchema.safeParse(toJson(file, text));
  if (recording.success) return recording.data;
  throw new ContentError(`${file}: ${z.prettifyError(recording.error)}\nRecord it again: tools/recordings/record.py.`);
}

function toJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ContentError(`${file}: ${String(error)}. Record it again: tools/recordings/record.py.`);
  }
}
