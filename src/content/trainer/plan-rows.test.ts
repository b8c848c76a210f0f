import { expect, test } from "vitest";
import { toPlanRows } from "./plan-rows.ts";

const page = { folder: "lessons", slug: "exhaustion" } as const;
const step = (id: string, section?: string) => ({
  id,
  title: id,
  say: "",
  ask: [],
  do: [],
  ...(section && { section }),
});

test("lengths add up to the start times that are shown, whatever the seconds", () => {
  const rows = toPlanRows({
    items: [
      { kind: "talk", title: "Welcome", say: "One.\n\nTwo.", activities: [], startSeconds: 0, seconds: 222 },
      { kind: "pause", startSeconds: 222, seconds: 300 },
      {
        kind: "lesson",
        page,
        whole: true,
        startSeconds: 522,
        seconds: 158,
        steps: [
          {
            step: { ...step("guess", "top"), do: [{ kind: "vote", question: "exhaustion" }] },
            startSeconds: 542,
            seconds: 138,
          },
        ],
      },
    ],
    spareSeconds: 220,
  });
  expect(rows.map(({ startMinutes, lengthMinutes }) => [startMinutes, lengthMinutes])).toEqual([
    [0, 3],
    [3, 5],
    [8, 3],
    [11, 4],
  ]);
  expect(rows[0]).toMatchObject({ paragraphs: ["One.", "Two."] });
  expect(rows[2]).toMatchObject({ steps: [{ startMinutes: 9, section: "top", needs: ["a hand to raise"] }] });
  expect(rows[3]?.kind).toBe("questions");
});

test("less than a minute left over is no row", () => {
  const items = [{ kind: "pause", startSeconds: 0, seconds: 300 }] as const;
  expect(toPlanRows({ items, spareSeconds: 59 })).toHaveLength(1);
});
