import { Choice, Integer, Text } from '@oficialia/platform';

/** What a person says of a page. */
export class TypedPageRequest {
  @Choice('Qué hacer', ['typed', 'confirmed', 'illegible']) verdict: 'typed' | 'confirmed' | 'illegible';
  @Text('Texto de la página', { max: 200_000, optional: true, multiline: true }) text?: string;
  @Text('Motivo', { max: 300, optional: true }) reason?: string;
  /** Of the text that the person saw. */
  @Text('Versión', { max: 40 }) version: string;
}

/** One word of a page put right. */
export class TypedWordRequest {
  /** Its number among the words of the machine. */
  @Integer('Palabra', { min: 0, max: 1_000_000 }) index: number;
  @Text('Palabra correcta', { max: 200 }) word: string;
  @Text('Versión', { max: 40 }) version: string;
}
