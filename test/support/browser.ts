import { execFile, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', // as root and in containers Chromium refuses its own sandbox; the pages are ours
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
  '--no-proxy-server',
  '--font-render-hinting=none', // same pictures on every machine
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1', // nothing leaves the machine
];

interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * A real, headless Chromium that comes out of the npm package: nothing is installed or downloaded, and it reaches this
 * machine only. Set CHROMIUM_PATH to use another one (needed outside Linux x64). The caller closes it. `more`: switches of Chromium, for devices that a test brings.
 */
export async function launchBrowser(more: string[] = []): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({ executablePath, args: [...FLAGS, ...more], env });
}

async function findChromium(): Promise<Chromium> {
  const env = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]));
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH, env };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The bundled Chromium is for Linux x64. Set CHROMIUM_PATH to a Chrome or Chromium of this machine.',
    );
  }
  const home = await unpackOnce();
  const executablePath = join(home, 'chromium');
  env.FONTCONFIG_FILE = join(home, 'fonts.conf');
  if (!starts(executablePath, env)) {
    // A bare Debian has no nss and no expat; the package brings those that it was built with.
    env.LD_LIBRARY_PATH = [join(home, 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  }
  return { executablePath, env };
}

/** Unpacks into a folder of its own and then renames it, so that two test runs at once never see half a browser. */
async function unpackOnce(): Promise<string> {
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  const { version } = JSON.parse(await readFile(join(packed, '../package.json'), 'utf8')) as { version: string };
  const home = join(tmpdir(), `oficialia-chromium-${version}-${userInfo().username}`);
  if (existsSync(home)) return home;
  const fresh = await mkdtemp(`${home}-`);
  await Promise.all([
    pipeline(
      createReadStream(join(packed, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(fresh, 'chromium'), { mode: 0o700 }),
    ),
    untar(join(packed, 'al2023.tar.br'), fresh),
    untar(join(packed, 'fonts.tar.br'), join(fresh, 'open-sans')),
  ]);
  await writeFile(join(fresh, 'fonts.conf'), fontsConf(home));
  try {
    await rename(fresh, home);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** By way of a file: tar is done before its input ends, and what is piped into it then fails now and then. */
async function untar(archive: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const tar = join(folder, basename(archive, '.br'));
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(tar));
  await promisify(execFile)('tar', ['-x', '--no-same-owner', '-C', folder, '-f', tar]);
  await rm(tar);
}

function starts(executablePath: string, env: Record<string, string>): boolean {
  return spawnSync(executablePath, ['--version', '--no-sandbox'], { env, stdio: 'ignore' }).status === 0;
}

/** Only the bundled Open Sans: a page that forgets its webfont looks the same everywhere, with or without fonts. */
function fontsConf(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/open-sans</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>
`;
}
