/** Turns the rooms table into rules for dependency-cruiser. */
import { packageOwners, rooms } from "./rooms.mjs";

const PACKAGE = "^node_modules/";
const PROJECT = "^(src|sandboxes|content|tests|tools)/";

/** Files of earlier rooms are not of this one: the first match decides. */
const excludedFrom = (index) => rooms.slice(0, index).map((room) => room.path);

function pathsOf(names) {
  return rooms.filter((room) => names.includes(room.name)).map((room) => room.path);
}

function roomRules(room, index) {
  if (room.rooms === "all") return [];
  const from = { path: room.path, pathNot: excludedFrom(index) };
  const rules = [
    {
      name: `${room.name} imports only ${[...room.rooms, "itself"].join(", ")}`,
      severity: "error",
      comment: room.instead,
      from,
      to: { path: PROJECT, pathNot: [room.own ?? room.path, ...pathsOf(room.rooms)] },
    },
    {
      name: `${room.name} does not import tests or tools`,
      severity: "error",
      comment: room.instead,
      from,
      to: { path: rooms[0].path },
    },
  ];
  if (room.packages === "any") return rules;
  const allowed = room.packages.map((name) => `${PACKAGE}(@types/)?${name.replace(/^\^/, "").replace(/\$$/, "/")}`);
  const outside = { name: `${room.name} keeps to its packages`, severity: "error", comment: room.instead, from };
  return [
    ...rules,
    { ...outside, to: { dependencyTypes: ["npm", "npm-dev", "npm-optional"], pathNot: allowed } },
    { ...outside, name: `${room.name} uses no Node module`, to: { dependencyTypes: ["core"] } },
  ];
}

/** The `forbidden` list. `shell` matches all of src, so every narrower room must stand before it in the table. */
export function dependencyRules() {
  return [
    {
      name: "no circles",
      severity: "error",
      comment: "Imports point in one direction: move what both need into the lower of the two.",
      from: {},
      to: { circular: true },
    },
    ...rooms.flatMap(roomRules),
    ...packageOwners.map((rule) => ({
      name: `${rule.package} has one owner`,
      severity: "error",
      comment: rule.instead,
      from: { path: PROJECT, pathNot: [rule.owner, rooms[0].path] },
      to: { path: `${PACKAGE}${rule.package.replace(/^\^/, "")}` },
    })),
  ];
}
