/** Unpacks the Chromium that travels inside the npm package `@sparticuz/chromium`, once, into node_modules/.cache. */
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";

const modules = resolve(dirname(fileURLToPath(import.meta.url)), "../../node_modules");
const packageFolder = join(modules, "@sparticuz/chromium");

/** A fontconfig of our own: the package's names folders of the cloud function it was made for. */
const fontsConf = (home) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fontcache</cachedir>
</fontconfig>
`;

async function unpackInto(folder, home) {
  const { default: tar } = await import("tar-fs");
  const source = (name) => createReadStream(join(packageFolder, "bin", name));
  const executable = join(folder, "chromium");
  await Promise.all([
    pipeline(source("chromium.br"), createBrotliDecompress(), createWriteStream(executable)),
    pipeline(source("al2023.tar.br"), createBrotliDecompress(), tar.extract(join(folder, "al2023"))),
    pipeline(source("swiftshader.tar.br"), createBrotliDecompress(), tar.extract(folder)),
    pipeline(source("fonts.tar.br"), createBrotliDecompress(), tar.extract(join(folder, "fonts"))),
  ]);
  await chmod(executable, 0o755);
  await writeFile(join(folder, "fonts/fonts.conf"), fontsConf(home));
}

/** @returns {Promise<{ executablePath: string, env: NodeJS.ProcessEnv } | undefined>} nothing where the package does not fit */
export async function unpackNpmChromium() {
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(packageFolder)) return undefined;
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  const home = join(modules, ".cache", `chromium-${version}`);
  const executablePath = join(home, "chromium");
  if (!existsSync(executablePath)) {
    await mkdir(dirname(home), { recursive: true });
    const temporary = await mkdtemp(`${home}-`);
    await unpackInto(temporary, home);
    // A browser that was still running when the folder was deleted leaves its font cache there.
    if (!existsSync(executablePath)) await rm(home, { recursive: true, force: true });
    try {
      await rename(temporary, home);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      // Another process may have been first; then its copy is as good.
      if (!existsSync(executablePath)) throw error;
    }
  }
  const libraries = [join(home, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    executablePath,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: libraries,
      FONTCONFIG_PATH: join(home, "fonts"),
      HOME: process.env.HOME ?? home,
    },
  };
}
