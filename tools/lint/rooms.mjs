/**
 * The rooms of the project and what each may import: the one source of the import rules. The dependency checker reads
 * it for TypeScript and JavaScript, `astro-imports.ts` for what that checker cannot see (`.astro`, `.mdx`).
 *
 * Paths are from the project root. `$1` in `own` stands for the first group of `path`. A file belongs to the first room
 * whose `path` matches. Type-only imports count.
 */

/**
 * @typedef {object} Room
 * @property {string} name
 * @property {string} path regular expression of the files that live in the room
 * @property {string} [own] what a file may import of its own room, when that is not all of it
 * @property {readonly string[] | "all"} rooms names of the other rooms it may import
 * @property {readonly string[] | "any"} packages regular expressions of the packages it may import
 * @property {string} instead what to do in place of a forbidden import
 */

/** @type {readonly Room[]} */
export const rooms = [
  {
    name: "tests and tools",
    path: "^(tests|tools)/|\\.test\\.tsx?$",
    rooms: "all",
    packages: "any",
    instead: "",
  },
  {
    name: "content",
    path: "^content/",
    rooms: ["lesson components"],
    packages: [],
    instead: "Lessons place components of src/components/lesson/ only; add one there.",
  },
  {
    name: "sandbox kit",
    path: "^sandboxes/kit/",
    rooms: ["contract"],
    packages: ["^pg$"],
    instead: "The framework a learner reads knows pg and the contract; pass anything else in by argument.",
  },
  {
    name: "sandbox definition",
    path: "^sandboxes/([^/]+)/[^/]+\\.ts$",
    own: "^sandboxes/$1/",
    rooms: ["contract", "checks"],
    packages: [],
    instead: "A definition speaks the vocabulary of src/checks; extend that.",
  },
  {
    name: "sandbox code",
    path: "^sandboxes/([^/]+)/",
    own: "^sandboxes/($1/|kit/tiny/)",
    rooms: [],
    packages: ["^pg$"],
    instead: 'A learner\'s code imports "tiny", "pg" and its own files; nothing else exists in the sandbox.',
  },
  {
    name: "contract",
    path: "^src/contract/",
    rooms: [],
    packages: ["^zod$"],
    instead: "The contract is what all share: move the type you need into it.",
  },
  {
    name: "wire",
    path: "^src/wire/",
    rooms: ["contract"],
    packages: [],
    instead: "The wire layer is bytes to messages and back; sockets, workers and sessions belong to src/postgres.",
  },
  {
    name: "postgres",
    path: "^src/postgres/",
    rooms: ["wire", "contract"],
    packages: "any",
    instead: "The multiplexer is reached through the contract's database protocol; put shared types there.",
  },
  {
    name: "trace",
    path: "^src/trace/",
    rooms: ["contract"],
    packages: [],
    instead: "Reducers are pure folds over trace events: take the value by argument.",
  },
  {
    name: "harness",
    path: "^src/harness/",
    rooms: ["contract"],
    packages: "any",
    instead: "The harness knows the app through src/contract/asgi.ts and its host through the harness protocol.",
  },
  {
    name: "server entry",
    path: "^src/engine/[^/]+/server\\.worker\\.ts$",
    own: "^src/engine/",
    rooms: ["engine", "sandbox kit", "harness", "contract"],
    packages: "any",
    instead: "The entry of a server process only puts the harness, the kit and pg together.",
  },
  {
    name: "engine",
    path: "^src/engine/",
    rooms: ["harness", "postgres", "trace", "contract"],
    packages: "any",
    instead: "An engine leaves nothing behind but its trace: let checks and lesson read that.",
  },
  {
    name: "checks",
    path: "^src/checks/",
    rooms: ["trace", "contract"],
    packages: ["^zod$"],
    instead: "A check reads the trace and the rows it is given; the caller starts the engine.",
  },
  {
    name: "lesson",
    path: "^src/lesson/",
    rooms: ["engine", "checks", "trace", "contract"],
    packages: "any",
    instead: "The lesson state publishes signals; src/workbench reads them.",
  },
  {
    name: "take-home",
    path: "^src/take-home/",
    rooms: ["lesson", "engine", "checks", "postgres", "trace", "contract"],
    packages: "any",
    instead:
      "The take-home program puts the Node engine, the checks and a terminal together; what the page does is src/lesson's.",
  },
  {
    name: "workbench",
    path: "^src/workbench/",
    rooms: ["lesson", "trace", "contract", "invitation"],
    packages: "any",
    instead: "The workbench shows what src/lesson publishes; ask it for the value or the verb.",
  },
  {
    name: "site",
    path: "^src/site/",
    rooms: ["contract"],
    packages: "any",
    instead: "Site concerns (theme, progress, share links) stand alone; pass values in.",
  },
  {
    name: "lesson components",
    path: "^src/components/lesson/",
    rooms: ["workbench", "course", "site", "contract"],
    packages: "any",
    instead: "A lesson component composes src/workbench; put the behaviour there.",
  },
  {
    name: "course",
    path: "^src/content/",
    rooms: ["contract"],
    packages: "any",
    instead: "src/content reads and checks what authors write; how it looks is the components' matter.",
  },
  {
    name: "invitation",
    path: "^src/room/invite/",
    rooms: ["site", "contract"],
    packages: "any",
    instead: "An invitation shows an address that it is given; whoever makes the address calls it.",
  },
  {
    name: "training room",
    path: "^src/room/",
    rooms: ["invitation", "lesson", "course", "site", "contract"],
    packages: "any",
    instead: "A trainer's window and the projected page act on src/lesson by its verbs; what they draw is their own.",
  },
  {
    name: "shell",
    path: "^src/",
    rooms: [
      "training room",
      "invitation",
      "lesson components",
      "workbench",
      "lesson",
      "site",
      "course",
      "content",
      "contract",
    ],
    packages: "any",
    instead: "Pages and layouts reach engines and checks through src/lesson.",
  },
];

/** Packages that one folder alone may import, so that each can be replaced behind that folder's face. */
export const packageOwners = [
  {
    package: "^@electric-sql/pglite",
    owner: "^(src/postgres|tools/build)/",
    instead: "Only src/postgres knows PGlite; speak the database protocol.",
  },
  {
    package: "^monaco-editor",
    owner: "^src/workbench/editor/",
    instead: "Only src/workbench/editor knows Monaco; use its handle.",
  },
  {
    package: "^@webcontainer/api",
    owner: "^src/engine/webcontainer/",
    instead: "Only src/engine/webcontainer knows WebContainers; use the Engine interface.",
  },
];

/** @param {string} path */
export function roomOf(path) {
  return rooms.find((room) => new RegExp(room.path).test(path));
}

/** What a file may import of its own room. @param {Room} room @param {string} path */
export function ownPattern(room, path) {
  const slug = new RegExp(room.path).exec(path)?.[1] ?? "";
  return room.own?.replaceAll("$1", slug) ?? room.path;
}
