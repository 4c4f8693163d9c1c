import { cpus, totalmem } from 'node:os';

/** Prints the facts of the run, one a line, and then one line of JSON; a missed goal ends the program with 1. */
export function report({ bench, facts, ...outcome }) {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? process.arch}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const lines = { machine, system: `${process.platform} ${process.arch}, Node ${process.version}`, ...facts };
  for (const [name, value] of Object.entries(lines)) console.log(`${name}: ${value}`);
  console.log(JSON.stringify({ bench, ...outcome }));
  if (!outcome.pass) process.exitCode = 1;
}
