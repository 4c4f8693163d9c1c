/** The outcome of one item of a batch. */
export type Outcome<Out> = { value: Out } | { error: unknown };

interface Waiting<In, Out> {
  item: In;
  resolve(value: Out): void;
  reject(error: unknown): void;
}

/**
 * One batch in flight, the next gathers: items that arrive while a batch runs go together in the next one.
 * `run` returns one outcome an item, in order; if it throws, the whole batch failed.
 */
export class BatchQueue<In, Out> {
  private gathering: Waiting<In, Out>[] = [];
  private running = false;

  constructor(
    private readonly run: (items: In[]) => Promise<Outcome<Out>[]>,
    private readonly most: number,
  ) {}

  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.gathering.push({ item, resolve, reject });
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    while (this.gathering.length > 0) {
      const batch = this.gathering.splice(0, this.most);
      try {
        const outcomes = await this.run(batch.map(({ item }) => item));
        batch.forEach((waiting, index) => settle(waiting, outcomes[index]));
      } catch (error) {
        for (const waiting of batch) waiting.reject(error);
      }
    }
    this.running = false;
  }
}

function settle<In, Out>(waiting: Waiting<In, Out>, outcome: Outcome<Out> | undefined): void {
  if (!outcome) waiting.reject(new Error('the batch returned no outcome for an item'));
  else if ('error' in outcome) waiting.reject(outcome.error);
  else waiting.resolve(outcome.value);
}
