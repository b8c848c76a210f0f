/** What people read in a training pack, and what they start it by. */

/** One page, for whoever has the folder on a stick and a room that waits. */
export const toPackReadme = (version: string, base: string): string => `Watertight ${version}: training pack

The whole course, to be served from this folder: for a room without internet, or for an intranet host. It needs Node
20 or newer and nothing else. No installation, no network.

START

    node serve.mjs

or by a double click: start.cmd on Windows, start.sh elsewhere. Where Node is not installed they say what to do; a
node.exe (or node) copied into this folder is used first, so that the stick can bring its own.

It prints the address that others in the same network type, with a QR code. The page http://localhost:4321${base}/invite/
shows both in large type, and so does the command "Get everyone in" of the search (Ctrl K) on any page.
Ctrl+C stops it. "node serve.mjs --host localhost" lets nobody else in.

THE PORT IS TAKEN

It takes the next free one and says which. "node serve.mjs --port 5000" chooses.

NOBODY ELSE GETS THROUGH

- The firewall of this machine asks once whether Node may be reached: allow it for private networks. On Windows it can be
  put right under "Allow an app through the firewall"; on Linux open the port, for example "sudo ufw allow 4321/tcp".
- Many guest networks keep their guests apart. Take another network, a cable, or the hotspot of a phone or a laptop.
- Several addresses are printed: the first is the likeliest, the others may be the right ones. A VPN hides some.
- Everybody must be in the same network, and type http://, not https://.

WHAT WORKS OVER PLAIN HTTP

Every lesson and incident runs, with its checks, Share and Download. Browsers keep offline copies, copying by a press and
isolated pages for https:// and localhost. On the machine that serves, open it as http://localhost:4321${base}/ and there
is all of it. WebContainers come from the internet; without them the embedded engine runs every lesson.

ON AN INTRANET HOST

Either run serve.mjs there, or give site/ to nginx: nginx.conf is the whole server block, with the headers that the site
needs. Put what site/ holds into /srv/watertight${base}/ and include nginx.conf in the http block. With a certificate there,
browsers allow everything. Other hosts: the headers are listed in site/_headers.

IS IT WHOLE

    sha256sum -c FILES.txt        (macOS: shasum -a 256 -c FILES.txt)

tells of each file whether it is as it was packed. LICENSE.txt and THIRD_PARTY_NOTICES.md tell the licences.
`;

/** For Windows: lines end as its command interpreter wants them. */
export const startCmd = `@echo off
pushd "%~dp0"
set "NODE=node"
if exist "node.exe" set "NODE=%~dp0node.exe"
"%NODE%" --version >nul 2>nul
if errorlevel 1 goto none
"%NODE%" serve.mjs %*
if errorlevel 1 pause
popd
exit /b
:none
echo Node is not installed on this machine.
echo Install it from https://nodejs.org (version 20 or newer), or copy a node.exe into this folder:
echo it is inside the "Windows Binary (.zip)" offered there. Then start this again.
pause
popd
exit /b 1
`.replaceAll("\n", "\r\n");

export const startSh = `#!/bin/sh
# Serves the course from this folder; arguments go to serve.mjs.
cd "$(dirname "$0")" || exit 1
node=node
if [ -x ./node ]; then node=./node; fi
if ! "$node" --version >/dev/null 2>&1; then
  echo "Node is not installed on this machine." >&2
  echo "Install it from https://nodejs.org (version 20 or newer), or copy its program \\"node\\" into this folder." >&2
  exit 1
fi
exec "$node" serve.mjs "$@"
`;
