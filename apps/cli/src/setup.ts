import { Municipality, People } from '@oficialia/directory';
import { Db, type Config } from '@oficialia/platform';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openServices } from './cli.module.js';
import { seedCatalogue, seedOffice } from './office.js';
import { QUESTIONS } from './setup.questions.js';
import { say, Terminal } from './terminal.js';

type Answers = Record<string, string>;

/** Asks who the municipality is and makes its first administrator. Refuses a database that has one already. */
export async function setup(config: Config, args: string[]): Promise<number> {
  const services = await openServices(config);
  try {
    const db = services.get(Db);
    const [there] = await db.query<Pick<Municipality, 'name'>>('SELECT name FROM municipality');
    if (there) {
      say(`Este sistema ya está configurado para «${there.name}». No se cambió nada.`);
      return 1;
    }
    const answers = await collect(args);
    if (!answers) return 2;
    await db.transaction(async (tx) => {
      await seedOffice(tx, officeOf(answers), [
        { prefix: answerTo(answers, 'series'), name: answerTo(answers, 'office') },
      ]);
      if (/^s/i.test(answerTo(answers, 'departments'))) await seedCatalogue(tx);
      await services.get(People).create(tx, {
        username: answerTo(answers, 'admin-user'),
        name: answerTo(answers, 'admin-name'),
        role: 'administrator',
        password: answerTo(answers, 'admin-password'),
      });
    });
    say(`Listo: ${answerTo(answers, 'name')}. Entre a ${config.PUBLIC_URL} como «${answerTo(answers, 'admin-user')}».`);
    return 0;
  } finally {
    await services.close();
  }
}

/** Answers from the flags; what they leave out is asked where somebody can answer, or else it is the usual. */
async function collect(args: string[]): Promise<Answers | undefined> {
  const given = flagsOf(args);
  if (!given) return undefined;
  return process.stdin.isTTY ? askTheRest(given) : completed(given);
}

/** Undefined when there is a flag that does not exist. A password may come in a file, which other users cannot see. */
function flagsOf(args: string[]): Partial<Answers> | undefined {
  const flags = [...QUESTIONS.map(({ flag }) => flag), 'admin-password-file'];
  try {
    const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'string' as const }]));
    const { 'admin-password-file': file, ...given } = parseArgs({ args, options }).values as Partial<Answers>;
    return file ? { ...given, 'admin-password': readFileSync(file, 'utf8').trim() } : given;
  } catch (error) {
    say((error as Error).message);
    say(`Opciones: ${flags.map((flag) => `--${flag}`).join(' ')}`);
    return undefined;
  }
}

async function askTheRest(given: Partial<Answers>): Promise<Answers> {
  const terminal = new Terminal();
  const answers: Answers = {};
  for (const { flag, text, usual = '', hidden, check } of QUESTIONS) {
    const flagged = given[flag];
    const wrong = flagged === undefined ? undefined : check(flagged);
    if (wrong) say(`--${flag}: ${wrong}`);
    if (flagged !== undefined && !wrong) answers[flag] = flagged;
    else answers[flag] = hidden ? await terminal.askHidden(text, check) : await terminal.ask(text, usual, check);
  }
  terminal.close();
  return answers;
}

function completed(given: Partial<Answers>): Answers | undefined {
  const answers = Object.fromEntries(QUESTIONS.map(({ flag, usual = '' }) => [flag, given[flag] ?? usual]));
  const wrong = QUESTIONS.map(({ flag, check }) => ({ flag, what: check(answers[flag] ?? '') })).filter(
    ({ what }) => what,
  );
  for (const { flag, what } of wrong) say(`--${flag}: ${what}`);
  return wrong.length > 0 ? undefined : answers;
}

function officeOf(answers: Answers) {
  return {
    name: answerTo(answers, 'name'),
    shortName: answerTo(answers, 'short-name'),
    state: answerTo(answers, 'state'),
    address: answerTo(answers, 'address'),
    timeZone: answerTo(answers, 'time-zone'),
    office: answerTo(answers, 'office'),
    followUpOffice: answerTo(answers, 'follow-up-office'),
    signatoryName: answerTo(answers, 'signatory-name'),
    signatoryPosition: answerTo(answers, 'signatory-position'),
  };
}

function answerTo(answers: Answers, flag: string): string {
  return answers[flag] ?? '';
}
