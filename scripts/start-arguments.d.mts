export const readingArguments: string[];

export function startArguments(program: 'desk' | 'portal' | 'worker'): string[];
