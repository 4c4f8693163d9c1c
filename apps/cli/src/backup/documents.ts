import { checkFile, contentPath, copyChecked, type FileOutcome } from '@oficialia/platform';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** So many files at a time: enough to keep a disk busy. */
const AT_ONCE = 8;

export interface DocumentOutcome {
  sha256: string;
  outcome: FileOutcome;
}

/** Copies the files with these addresses from one storage to another, in order, and tells what became of each. */
export function copyDocuments(addresses: AsyncIterable<string>, from: string, to: string, twins?: string) {
  return each(addresses, (sha256) =>
    copyChecked(contentPath(from, sha256), contentPath(to, sha256), sha256, twins && contentPath(twins, sha256)),
  );
}

/** Compares the files with these addresses with what their addresses promise. */
export function checkDocuments(addresses: AsyncIterable<string>, folder: string) {
  return each(addresses, (sha256) => checkFile(contentPath(folder, sha256), sha256));
}

/** The lines of a compressed list. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const content = createReadStream(path).pipe(createGunzip());
  yield* createInterface({ input: content, crlfDelay: Infinity });
}

async function* each(
  addresses: AsyncIterable<string>,
  work: (sha256: string) => Promise<FileOutcome>,
): AsyncGenerator<DocumentOutcome> {
  let batch: string[] = [];
  const done = () => Promise.all(batch.map(async (sha256) => ({ sha256, outcome: await work(sha256) })));
  for await (const sha256 of addresses) {
    batch.push(sha256);
    if (batch.length < AT_ONCE) continue;
    yield* await done();
    batch = [];
  }
  yield* await done();
}
