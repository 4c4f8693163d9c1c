/** An expected failure of the domain: stable `code`, HTTP `status`, a Spanish sentence for people, and safe `params`. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly params: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
