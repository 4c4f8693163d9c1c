import { Flag, Text } from '@oficialia/platform';
import type { SeriesRow } from './series.queries.js';

/** What may change of a series; its prefix stands on the oficios that were issued. */
export class SeriesChange {
  @Text('Nombre', { max: 120 }) name: string;
  /** Heads its oficios; absent: the follow-up office. */
  @Text('Oficina', { max: 160, optional: true }) office?: string;
  @Flag('En uso') active = false;
}

export class SeriesRequest extends SeriesChange {
  @Text('Prefijo', {
    max: 30,
    pattern: /^[A-ZÑ&]+(\/[A-ZÑ&]+)*$/,
    message: 'Prefijo: escriba letras mayúsculas, como SP o PM/SP.',
  })
  prefix: string;
}

export class SeriesView {
  prefix: string;
  name: string;
  office: string | null;
  active: boolean;
  /** The newest number given, such as `SP/0012/2026`. */
  last: string | null;
}

export function seriesView({ id: _, ...series }: SeriesRow): SeriesView {
  return series;
}
