import type { Actor } from '@oficialia/platform';

/** What the person may do with drafts. */
export interface May {
  edit: boolean;
  publish: boolean;
}

export function mayOf({ permissions }: Actor): May {
  return { edit: permissions.has('rule.edit'), publish: permissions.has('rule.publish') };
}
