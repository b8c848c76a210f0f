import { getDb } from "./get-db.ts";

/** Ways to drive one generator, to be watched in the log. */
export async function drive(way: string): Promise<string> {
  const lending = getDb();
  switch (way) {
    case "next":
      await lending.next();
      await lending.next();
      break;
    case "return":
      await lending.next();
      await lending.return();
      break;
    case "throw":
      await lending.next();
      await lending.throw(new Error("called off")).catch(({ message }) => console.log("out came:", message));
      break;
    case "early":
      await lending.return();
      break;
  }
  return `driven by ${way}: see the log`;
}
