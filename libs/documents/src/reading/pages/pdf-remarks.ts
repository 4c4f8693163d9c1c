import type { PDFiumDocument } from '@hyzyla/pdfium';
import { rawDocument } from './raw-pdfium.js';

/** Forms whose pages a program draws at the time they are opened. */
const XFA = [2, 3];

/** What a PDF holds besides its pages, in Spanish sentences for the clerk. None of it is ever run or opened. */
export function pdfRemarks(document: PDFiumDocument, bytes: Buffer): string[] {
  const { pdfium, pointer } = rawDocument(document);
  const remarks: string[] = [];
  const hasScript = pdfium._FPDFDoc_GetJavaScriptActionCount(pointer) > 0 || bytes.includes('/JavaScript');
  if (hasScript) remarks.push('El PDF trae un programa (JavaScript); no se ejecuta y no cambia lo que se lee.');
  if (bytes.includes('/Launch')) {
    remarks.push('El PDF pide abrir otro programa o archivo; no se hace. Ábralo con cuidado fuera de este sistema.');
  }
  const files = pdfium._FPDFDoc_GetAttachmentCount(pointer);
  if (files > 0) {
    const carried = files === 1 ? 'un archivo incrustado' : `${files} archivos incrustados`;
    remarks.push(`El PDF trae ${carried}; no se abre ni se lee. Si es parte del escrito, pídalo por separado.`);
  }
  if (XFA.includes(pdfium._FPDF_GetFormType(pointer))) {
    remarks.push(
      'El PDF es un formulario dinámico (XFA) y puede no verse completo. Pida el formulario impreso en papel o «impreso a PDF».',
    );
  }
  const signatures = pdfium._FPDF_GetSignatureCount(pointer);
  if (signatures > 0) {
    remarks.push('El PDF trae firma electrónica; aquí no se verifica. El original se conserva tal como llegó.');
  }
  return remarks;
}
