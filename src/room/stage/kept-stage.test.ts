import { expect, test } from "vitest";
import { type KeptStage, plainShow, readKeptStage } from "./kept-stage.ts";

const path = "/lessons/exhaustion/";
const newId = () => "feedfeedfeedfeed";
const kept: KeptStage = {
  stageId: "0123456789abcdef",
  leaderId: "89abcdef01234567",
  path,
  show: {
    look: "stage",
    cover: { kind: "black" },
    spotlight: "gauge",
    highlight: { file: "main.ts", fromLine: 3, toLine: 10 },
    revealed: ["exhaustion"],
  },
};
const read = (value: unknown, at = path) => readKeptStage(JSON.stringify(value), at, newId);

test("a reload finds the page as it was", () => {
  expect(read(kept)).toEqual(kept);
});

test("another page keeps size and black screen, and nothing that belonged to the first", () => {
  const there = read(kept, "/lessons/two-clocks/");
  expect(there).toMatchObject({ stageId: kept.stageId, leaderId: kept.leaderId, path: "/lessons/two-clocks/" });
  expect(there.show).toEqual({ ...plainShow, look: "stage", cover: { kind: "black" } });
  const poll = { kind: "poll", poll: { question: "?", answers: ["a", "b"], votes: [], truth: null } };
  expect(read({ ...kept, show: { ...kept.show, cover: poll } }, "/x/").show.cover).toEqual({ kind: "none" });
});

test("what is missing, broken or of another shape begins plainly, under a new name", () => {
  const fresh = { stageId: newId(), leaderId: null, path, show: plainShow };
  expect(readKeptStage(null, path, newId)).toEqual(fresh);
  expect(readKeptStage("{", path, newId)).toEqual(fresh);
  expect(read({ ...kept, show: { ...kept.show, look: "huge" } })).toEqual(fresh);
});
