import { renderFragment } from '@oficialia/platform';
import { describe, expect, it } from 'vitest';
import { BesidePages, type BesidePage } from './beside-pages.js';
import { findFields } from '../find-fields.js';

const PAGE: BesidePage = {
  number: 1,
  text: 'ATENTAMENTE\nMaría <b>Cruz\nTel. 951 234 5678',
  words: [
    { text: 'Tel.', confidence: 95, box: [10, 40, 40, 60] },
    { text: '951', confidence: 95, box: [50, 40, 80, 60] },
    { text: '234', confidence: 95, box: [90, 40, 120, 60] },
    { text: '5678', confidence: 95, box: [130, 40, 170, 60] },
  ],
  confidence: 95,
  width: 1000,
  height: 500,
  imageUrl: '/digitalizaciones/3/paginas/7/1/imagen',
  failure: null,
};

const shown = (page: BesidePage) => {
  const pages = [page, { ...page, number: 2, confidence: 95, text: 'Anexo', words: [] }];
  return renderFragment(<BesidePages title="Escrito" pages={pages} proposals={findFields(pages)} />);
};

describe('the pages beside the form', () => {
  it('have every word over the picture, and marks that lead to their field', () => {
    const html = shown(PAGE);
    expect(html).toContain('<rect data-word="951" x="50" y="40" width="30" height="20">');
    expect(html).toMatch(
      /<a href="#f-contactTelephone" data-field="contactTelephone" aria-label="Teléfono: 951 234 5678">/,
    );
    expect(html).toContain('href="#pagina-2"');
  });

  it('show hostile text as text and need no inline style or script', () => {
    const html = shown({ ...PAGE, words: [{ ...PAGE.words[0]!, text: '"><script>' }] });
    expect(html).not.toMatch(/<b>|<script|style=|onclick/);
    expect(html).toContain('María &lt;b>Cruz');
  });

  it('warn of a page that was read with doubts', () => {
    expect(shown(PAGE)).not.toContain('con dudas');
    expect(shown({ ...PAGE, confidence: 70 })).toContain('Esta página se leyó con dudas');
  });

  it('offer the words of a text layer, which have no place, in the text', () => {
    const html = shown({ ...PAGE, words: [] });
    expect(html).toContain('<details open>');
    expect(html).toContain('data-word="5678"');
  });
});
