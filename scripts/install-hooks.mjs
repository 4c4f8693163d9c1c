// Run by `npm ci` (script "prepare"): a commit then checks format and lint. Says nothing and never fails an installation.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

// Only in a checkout of its own (not unpacked inside somebody's other repository), and never over hooks already chosen.
if (!process.env.CI && existsSync('.git')) {
  try {
    git('config', '--get', 'core.hooksPath');
  } catch {
    try {
      git('config', 'core.hooksPath', '.githooks');
    } catch {
      // No git, or a read-only checkout: hooks are a comfort, CI is the guard.
    }
  }
}
