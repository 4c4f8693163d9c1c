import { defineJob } from '@oficialia/platform';

/** A version was published: what waits to be turned is judged again, from the petition after `after` on. */
export const rulesPublished = defineJob<{ ruleSetId: number; after: number }>('rules.published');
