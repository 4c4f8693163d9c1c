const NAMED = /\{\s*([\p{L}_]+)\s*\}/gu;

/** The text with what it names in braces filled in; what no value is known for stays as it was written. */
export function fillPlaceholders(text: string, values: Record<string, string>): string {
  return text.replace(NAMED, (whole, name: string) => {
    const known = name.toLowerCase();
    return Object.hasOwn(values, known) ? (values[known] as string) : whole;
  });
}

/** Names in braces that are none of `known`, as they were written, to be told before a text is saved. */
export function unknownPlaceholders(text: string, known: object): string[] {
  return [...text.matchAll(NAMED)].flatMap(([whole, name = '']) =>
    Object.hasOwn(known, name.toLowerCase()) ? [] : [whole],
  );
}
