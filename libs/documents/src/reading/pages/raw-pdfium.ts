import type { PDFiumDocument, PDFiumPage } from '@hyzyla/pdfium';

/** Functions of pdfium that the package carries and does not wrap; pointers are addresses in its memory. */
export interface Pdfium {
  _malloc(bytes: number): number;
  _free?(pointer: number): void;
  wasmExports: { free(pointer: number): void };
  HEAPF64: Float64Array;
  HEAP32: Int32Array;
  HEAPU32: Uint32Array;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number;
  _FPDF_PageToDevice(
    page: number,
    startX: number,
    startY: number,
    width: number,
    height: number,
    rotate: number,
    x: number,
    y: number,
    deviceX: number,
    deviceY: number,
  ): number;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFImageObj_GetImageMetadata(object: number, page: number, metadata: number): number;
  _FPDFImageObj_GetBitmap(object: number): number;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDFDoc_GetJavaScriptActionCount(document: number): number;
  _FPDFDoc_GetAttachmentCount(document: number): number;
  _FPDF_GetSignatureCount(document: number): number;
  _FPDF_GetFormType(document: number): number;
}

interface RawPage {
  module: Pdfium;
  pageIdx: number;
}

interface RawDocument {
  module: Pdfium;
  documentIdx: number;
}

export function rawPage(page: PDFiumPage): { pdfium: Pdfium; pointer: number } {
  const { module, pageIdx } = page as unknown as RawPage;
  return { pdfium: module, pointer: pageIdx };
}

export function rawDocument(document: PDFiumDocument): { pdfium: Pdfium; pointer: number } {
  const { module, documentIdx } = document as unknown as RawDocument;
  return { pdfium: module, pointer: documentIdx };
}

/** Lends some of pdfium's memory, aligned for numbers of eight bytes. */
export function withMemory<T>(pdfium: Pdfium, bytes: number, use: (pointer: number) => T): T {
  const pointer = pdfium._malloc(bytes);
  try {
    return use(pointer);
  } finally {
    if (pdfium._free) pdfium._free(pointer);
    else pdfium.wasmExports.free(pointer);
  }
}
