// Single files of the built platform. Its door would load the whole of it, and a start waits for that.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const platform = (file) =>
  import(pathToFileURL(join(import.meta.dirname, '../dist/libs/platform/src', file)).href);
