import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Config } from '../config/config.js';
import { tidyText } from '../http/fields.js';

/** A letter to one person, ready to be sent. */
export interface OutgoingMail {
  to: string;
  /** Where the mail servers send it back to when it cannot be delivered; the sender itself when absent. */
  returnTo?: string;
  /** The same at each attempt, so that a server that took the letter already knows it again. */
  messageId: string;
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; path: string; contentType: string }[];
}

/** What became of a letter, in the mail server's own words. */
export interface MailOutcome {
  /** Taken by the server; to be tried again; or refused for good, because of this address or this letter. */
  result: 'accepted' | 'deferred' | 'refused';
  words: string;
}

/** The municipality's mail server, as the configuration names it. */
@Injectable()
export class Mailer {
  constructor(private readonly config: Config) {}

  /** Whether there is one. */
  get on(): boolean {
    return this.config.MAIL_URL !== undefined;
  }

  /** Hands a letter to the server. Never throws: a server that hangs, is away or says no is an outcome. */
  async send(mail: OutgoingMail): Promise<MailOutcome> {
    const { MAIL_URL: url, MAIL_FROM: from = '', MAIL_TIMEOUT_MS: patience } = this.config;
    const { to, returnTo, ...content } = mail;
    const timeouts = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };
    const transport = createTransport({ url, ...timeouts, dnsTimeout: patience });
    try {
      const envelope = { from: returnTo ?? addressOf(from), to };
      const { response } = await transport.sendMail({ ...content, from, to, envelope });
      return { result: 'accepted', words: wordsOf(response) };
    } catch (error) {
      return outcomeOf(error as SmtpFailure);
    } finally {
      transport.close();
    }
  }
}

/** What nodemailer says of a letter that was not taken. */
export interface SmtpFailure {
  message: string;
  code?: string;
  /** The command that failed. */
  command?: string;
  response?: string;
  responseCode?: number;
}

/** Commands that speak of this letter alone; a "no" to any other means that our own settings are wrong, which can be mended. */
const ABOUT_THE_LETTER = new Set(['RCPT TO', 'DATA']);

const IN_SPANISH: Record<string, string> = {
  ETIMEDOUT: 'El servidor de correo no contestó a tiempo.',
  ECONNECTION: 'No hay conexión con el servidor de correo.',
  ESOCKET: 'Se cortó la conexión con el servidor de correo.',
  EDNS: 'No se encuentra el servidor de correo.',
  EAUTH: 'El servidor de correo no aceptó la cuenta de la oficina.',
  ETLS: 'No se pudo cifrar la conexión con el servidor de correo.',
};

/** Whether to try again, and why, in the server's words or, where it said nothing, in ours. */
export function outcomeOf({ response, responseCode = 0, command = '', code = '' }: SmtpFailure): MailOutcome {
  const words = wordsOf(response ?? IN_SPANISH[code] ?? `El correo no salió (${code || 'sin motivo'}).`);
  const refused = responseCode >= 500 && ABOUT_THE_LETTER.has(command);
  return { result: refused ? 'refused' : 'deferred', words };
}

function wordsOf(response: string): string {
  return tidyText(response, false).slice(0, 500);
}

/** The bare address of `Name <address>`. */
function addressOf(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}
