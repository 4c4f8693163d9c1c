import { Injectable } from '@nestjs/common';
import type { Actor } from '@oficialia/platform';
import type { ComponentChild } from 'preact';
import type { RegistrationRequest } from './registration.dto.js';

/** What a document seems to say of one field. It is shown as a proposal; nothing is saved that no person looked at. */
export interface Proposal {
  field: keyof RegistrationRequest;
  value: string;
  /** 0 to 100: how sure the reading and the finding are. */
  confidence: number;
  /** Where on the paper it was seen; the box in parts of the page's picture, 0 to 1. */
  seen: { page: number; box: { x: number; y: number; width: number; height: number } };
}

export interface ShownAside {
  /** The document, shown beside the form; its words carry `data-word`. */
  aside: ComponentChild;
  proposals: Proposal[];
}

/** A paper that waits to be registered, offered by a lib further down: `/registrar?<key>=<ref>`. */
export interface RegistrationAside {
  /** Name of the query parameter, for example `escrito`. */
  key: string;
  /** Undefined when it does not wait any more or the actor may not see it. */
  show(ref: string, actor: Actor): Promise<ShownAside | undefined>;
  /** The petition exists now: the paper goes to it. May be called twice for the same petition. */
  registered(ref: string, folio: string, actor: Actor): Promise<void>;
}

/** The paper that a form names as `escrito:12`, when a lib offers such papers. */
export function paperNamed(asides: RegistrationAsides, named: unknown): ReturnType<RegistrationAsides['find']> {
  const [key, ref] = typeof named === 'string' ? named.split(/:(.*)/s) : [];
  return key && ref ? asides.find({ [key]: ref }) : undefined;
}

/** The papers that may stand beside the registration form. */
@Injectable()
export class RegistrationAsides {
  private readonly asides = new Map<string, RegistrationAside>();

  add(aside: RegistrationAside): void {
    this.asides.set(aside.key, aside);
  }

  /** The paper that an address or a form names, by the first known parameter. */
  find(query: Record<string, unknown>): { aside: RegistrationAside; ref: string } | undefined {
    for (const [key, aside] of this.asides) {
      const ref = query[key];
      if (typeof ref === 'string' && ref !== '') return { aside, ref };
    }
    return undefined;
  }
}
