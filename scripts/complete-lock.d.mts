interface LockEntry {
  optionalDependencies?: Record<string, string>;
}

export interface MissingEntry {
  requiredBy: string;
  name: string;
  version: string;
}

export function missingOptionalEntries(packages: Record<string, LockEntry>): MissingEntry[];
