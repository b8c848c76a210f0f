import { parseArgs } from "node:util";

/** Of every interface, so that other machines of the network are answered. */
export const everywhere = "0.0.0.0";

export interface ServeArguments {
  readonly port: number;
  readonly host: string;
  readonly root: string;
  readonly isPortStrict: boolean;
}

/** `--host` alone opens the site to the network, as other servers have it. Throws with the remedy. */
export function readServeArguments(args: readonly string[], defaultPort = "4321"): ServeArguments {
  const whole = args.flatMap((arg, index) =>
    arg === "--host" && (args[index + 1] ?? "--").startsWith("--") ? [`--host=${everywhere}`] : [arg],
  );
  const { values } = parseArgs({
    args: whole,
    options: {
      port: { type: "string", default: defaultPort },
      host: { type: "string", default: "localhost" },
      root: { type: "string", default: "dist" },
      "strict-port": { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port number.`);
  return { port, host: values.host, root: values.root, isPortStrict: values["strict-port"] };
}
