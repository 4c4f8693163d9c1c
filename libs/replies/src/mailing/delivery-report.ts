import { tidyText } from '@oficialia/platform';
import PostalMime from 'postal-mime';

/** What a mail server says of a letter that it could not deliver. */
export interface DeliveryReport {
  /** Its status code and words, on one line. */
  words: string;
}

const LIMITS = {
  maxNestingDepth: 8,
  maxHeadersSize: 65_536,
  attachmentEncoding: 'utf8' as const,
  forceRfc822Attachments: true,
};

/**
 * The failure that a message reports, or undefined when it reports none: delays, receipts and absence notes come back to
 * the same address and mean nothing here. Reads RFC 3464, and the plain text of servers that write "This is the … program"
 * without it. Throws when the message cannot be read.
 */
export async function readDeliveryReport(raw: Uint8Array): Promise<DeliveryReport | undefined> {
  const mail = await PostalMime.parse(raw, LIMITS);
  const status = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (status) return failureIn(typeof status.content === 'string' ? status.content : '');
  const text = mail.text ?? '';
  return QMAIL.test(text) ? { words: tidyText(text, false).slice(0, 500) } : undefined;
}

/** qmail's own form, QSBMF: it reports failures for good and nothing else. */
const QMAIL = /^Hi\. This is the [\s\S]{0,2000}permanent error/;

function failureIn(status: string): DeliveryReport | undefined {
  const fields = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t]+.*)*)`, 'im').exec(status)?.[1] ?? '';
  if (fields('Action').trim().toLowerCase() !== 'failed') return undefined;
  const said = fields('Diagnostic-Code').replace(/^\s*[\w-]+;/, '');
  const words = tidyText(`${fields('Status')} ${said}`, false).slice(0, 500);
  return { words: words || 'El correo rebotó sin decir por qué.' };
}
