// The registry may serve a package before its platform packages; `npm install` then leaves those out of the lock and
// other platforms cannot `npm ci`. This writes the missing optional entries (version, os and cpu) into the lock.
import { readFileSync, writeFileSync } from 'node:fs';

const OS = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
};
const CPU = ['arm64', 'x64', 'ia32', 'riscv64', 's390x', 'ppc64', 'arm'];

export function missingOptionalEntries(packages) {
  const missing = [];
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!resolves(packages, path, name)) missing.push({ requiredBy: path, name, version });
    }
  }
  return missing;
}

function resolves(packages, from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    if (packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true;
    if (!base) return false;
  }
}

function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = words.map((word) => OS[word]).find(Boolean);
  const cpu = CPU.find((arch) => words.includes(arch));
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }) };
}

if (process.argv[1] === import.meta.filename) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  for (const { name, version } of missingOptionalEntries(lock.packages)) {
    lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), optional: true };
    console.log(`added ${name}@${version}`);
  }
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
}
