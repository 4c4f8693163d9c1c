const MOST_KEPT = 500;

/**
 * What is configured and read with every page, kept in the process for a moment: each process may show it as it was that
 * long ago. Never for what somebody may do, nor for what an act is decided by.
 */
export class Kept<Value> {
  private readonly kept = new Map<string, { value: Promise<Value>; until: number }>();

  constructor(private readonly lifeMs: number) {}

  /** What is kept under the key, else what `read` gives now; those who ask meanwhile wait for the same answer. */
  of(key: string, read: () => Promise<Value>): Promise<Value> {
    const now = Date.now();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.value;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const value = read();
    this.kept.set(key, { value, until: now + this.lifeMs });
    // A failure is for those who waited; whoever comes next asks again.
    value.catch(() => this.kept.delete(key));
    return value;
  }

  forget(): void {
    this.kept.clear();
  }
}
