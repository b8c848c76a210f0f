/** What stands behind `npm start --` and behind the pack's `node serve.mjs`. */
import { parseArgs } from "node:util";

export interface ServeArguments {
  readonly port: number;
  /** Empty for every address of the machine. */
  readonly host: string;
  readonly root: string;
  readonly isPortStrict: boolean;
  readonly wantsHelp: boolean;
}

/** What holds where nothing is said. */
export type ServeDefaults = Pick<ServeArguments, "host" | "root"> & { readonly port: string };

/** `--host` alone means every address. @throws with the remedy where something cannot be read */
export function readServeArguments(args: readonly string[], defaults: ServeDefaults): ServeArguments {
  const spelled = args.map((arg, index) => {
    const next = args[index + 1];
    return arg === "--host" && (next === undefined || next.startsWith("-")) ? "--host=" : arg;
  });
  const { values } = parseArgs({
    args: spelled,
    options: {
      port: { type: "string", default: defaults.port },
      host: { type: "string", default: defaults.host },
      root: { type: "string", default: defaults.root },
      "strict-port": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (values.port.trim() === "" || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port number. Take one from 1024 to 65535.`);
  return {
    port,
    host: values.host,
    root: values.root,
    isPortStrict: values["strict-port"],
    wantsHelp: values.help,
  };
}
