/** The first words of a long text. */
export function excerpt(text: string, most = 140): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
