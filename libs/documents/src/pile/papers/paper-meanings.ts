import { Injectable } from '@nestjs/common';
import type { Queryable } from '@oficialia/platform';
import type { FilingPurpose } from '../filing/filing.queries.js';

/** A paper of ours that came back, as its QR names it. */
export interface PaperRef {
  /** Key of its meaning. */
  meaning: string;
  ref: string;
}

/** What becomes of such a paper. */
export interface PaperVerdict {
  /** What it is, for the tray: `Acuse del oficio SP/0001/2026`. */
  name: string;
  /** The petition that it belongs to; absent when there is none. */
  folio?: string;
  /** Why it is not filed by itself, in a Spanish sentence. */
  doubt?: string;
}

/** A kind of paper that the office gives out with a QR and that comes back to be scanned. */
export interface PaperMeaning {
  key: string;
  /** What its pages are filed as. */
  purpose: FilingPurpose;
  /** What the text of a QR names; undefined for codes that are not of this kind. */
  read(code: string): string | undefined;
  /** The verdict on each ref. */
  judge(source: Queryable, refs: string[]): Promise<Map<string, PaperVerdict>>;
}

/** Papers that file themselves by their QR. Each lib adds those that it gives out; the pile knows none of them. */
@Injectable()
export class PaperMeanings {
  private readonly meanings: PaperMeaning[] = [];

  add(meaning: PaperMeaning): void {
    this.meanings.push(meaning);
  }

  read(code: string): PaperRef | undefined {
    for (const meaning of this.meanings) {
      const ref = meaning.read(code.trim());
      if (ref !== undefined) return { meaning: meaning.key, ref };
    }
    return undefined;
  }

  purposeOf({ meaning }: PaperRef): FilingPurpose | undefined {
    return this.meanings.find(({ key }) => key === meaning)?.purpose;
  }

  /** A look-up of the verdicts on these papers. */
  async judge(source: Queryable, papers: PaperRef[]): Promise<(paper: PaperRef) => PaperVerdict | undefined> {
    const verdicts = new Map<string, Map<string, PaperVerdict>>();
    for (const kind of this.meanings) {
      const refs = [...new Set(papers.filter(({ meaning }) => meaning === kind.key).map(({ ref }) => ref))];
      if (refs.length > 0) verdicts.set(kind.key, await kind.judge(source, refs));
    }
    return ({ meaning, ref }) => verdicts.get(meaning)?.get(ref);
  }
}
