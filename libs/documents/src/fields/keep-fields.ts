import type { Queryable } from '@oficialia/platform';
import { findFields } from './find-fields.js';
import type { FieldPage } from './letter.js';

const OTHER_LANGUAGE = 'Otro idioma: ';
const NAMES = new Intl.DisplayNames(['es-MX'], { type: 'language' });
const LIST = new Intl.ListFormat('es-MX');

/** A page as the finders need it, with the language that was found when it was read. */
export type KeptPage = FieldPage & { language: string | null };

/** The pages of a document that were read, in order. */
export function fieldPagesOf(source: Queryable, documentId: number): Promise<KeptPage[]> {
  return source.query<KeptPage>(
    `SELECT number, text, words, confidence, width, height, language FROM page
     WHERE document_id = $1 AND status = 'read' AND NOT blank ORDER BY number`,
    [documentId],
  );
}

/**
 * Keeps with a document what its pages seem to say of the registration, and tells the clerk of pages that are not in
 * Spanish. To be called when its reading ends and whenever a page's text changes.
 */
export async function keepFields(tx: Queryable, documentId: number): Promise<void> {
  const pages = await fieldPagesOf(tx, documentId);
  await tx.query(
    `UPDATE document SET fields = $2,
       remarks = (SELECT coalesce(jsonb_agg(r), '[]') FROM jsonb_array_elements(remarks) r WHERE NOT r #>> '{}' LIKE $4 || '%') || $3::jsonb
     WHERE id = $1`,
    [documentId, JSON.stringify(findFields(pages)), JSON.stringify(languageRemarks(pages)), OTHER_LANGUAGE],
  );
}

/** `Otro idioma: la página 2 parece estar en inglés.` */
export function languageRemarks(pages: readonly Pick<KeptPage, 'number' | 'language'>[]): string[] {
  const byLanguage = new Map<string, number[]>();
  for (const { number, language } of pages) {
    if (language === null || language === 'spa') continue;
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), number]);
  }
  return Array.from(byLanguage, ([language, numbers]) => {
    const many = numbers.length > 1;
    const which = `${many ? 'las páginas' : 'la página'} ${LIST.format(numbers.map(String))}`;
    if (language === 'und') return `${OTHER_LANGUAGE}${which} no ${many ? 'parecen' : 'parece'} estar en español.`;
    return `${OTHER_LANGUAGE}${which} ${many ? 'parecen' : 'parece'} estar en ${NAMES.of(language)}.`;
  });
}
