import type { Arrangement } from './arrangement.js';
import type { Change } from './arranging/changes.js';

/** How the paper of a pile came in. */
export type PileSource = 'upload' | 'camera' | 'folder';
export type FileRole = 'pages' | 'backs' | 'replacement';

/** A pile held for the length of a transaction. */
export interface LockedPile {
  id: number;
  name: string;
  opened_by: number;
  awaits_backs: boolean;
  arrangement: Arrangement;
  version: number;
}

/** What was done with a pile. `split_by_marks` and `left_waiting` are done by the worker in the name of who opened it. */
export type PileActName =
  | 'opened'
  | 'files_added'
  | 'split_by_marks'
  | 'backs_given_up'
  | 'left_waiting'
  | 'split'
  | 'join'
  | 'collate'
  | 'move'
  | 'turn'
  | 'hide'
  | 'show'
  | 'filed'
  | 'undone';

export interface PileActRow {
  id: number;
  version: number;
  act: PileActName;
  data: Record<string, unknown>;
  changes: Change[];
  undoes: number | null;
  acted_by_name: string;
  acted_at: Date;
}
