import { compilePdf, dateInWords, momentInWords, qrSvg, stampOf } from '@oficialia/platform';
import type { PaperForm, ReceiptData } from './receipt-data.js';
import { formatLookupCode } from '../registration/lookup-code.js';

const forms: Record<PaperForm, string> = { original: 'Original', copy: 'Copia' };

/** The receipt on letter paper, PDF/A-2a; more pages when subject, annexes or files need them. */
export async function renderReceipt(data: ReceiptData): Promise<Buffer> {
  return compilePdf('libs/registry/src/receipt/receipt.typ', receiptView(data), {
    title: `Acuse de recibo ${data.folio}${data.copy ? ` (copia ${data.copy.number})` : ''}`,
    date: printedAt(data),
  });
}

/** The sticker for the paper itself, 62 × 29 mm, one page, black only. */
export async function renderSticker(data: ReceiptData): Promise<Buffer> {
  return compilePdf('libs/registry/src/receipt/sticker.typ', receiptView(data), {
    title: `Etiqueta ${data.folio}${data.copy ? ` (copia ${data.copy.number})` : ''}`,
    date: printedAt(data),
  });
}

function receiptView(data: ReceiptData) {
  const { copy, document } = data;
  return {
    ...data,
    receivedAt: momentInWords(data.receivedAt, data.timeZone),
    stamp: stampOf(data.receivedAt, data.timeZone),
    kind: document.kind,
    number: document.number?.trim() || 'S/N',
    date: document.date ? dateInWords(document.date) : 'Sin fecha',
    sheets: `${data.sheets} ${data.sheets === 1 ? 'foja' : 'fojas'}`,
    annexes: data.annexes.map(({ description, count, form }) => ({
      description,
      count: `${count}`,
      form: forms[form],
    })),
    annexCount: annexCount(data),
    files: data.files.map(({ name, sha256 }) => ({ name, sha256: groups(sha256, 8) })),
    lookupCode: formatLookupCode(data.lookupCode),
    seal: groups(data.ledgerHash.slice(0, 16), 4),
    addressedTo: data.addressedTo ?? null,
    legend: data.legend ?? null,
    qr: qrSvg(data.lookupUrl),
    copy: copy ? { label: `COPIA ${copy.number}`, printedAt: momentInWords(copy.printedAt, data.timeZone) } : null,
  };
}

function annexCount({ annexes }: ReceiptData): string {
  const total = annexes.reduce((sum, annex) => sum + annex.count, 0);
  return total === 0 ? 'Sin anexos' : `${total} ${total === 1 ? 'anexo' : 'anexos'}`;
}

function groups(text: string, size: number): string {
  return text.match(new RegExp(`.{1,${size}}`, 'gu'))?.join(' ') ?? '';
}

function printedAt({ copy, receivedAt }: ReceiptData): Date {
  return copy?.printedAt ?? receivedAt;
}
