import { figure as inFigures } from '@oficialia/platform';
import { listAddress, pageAddress } from '../addresses.js';
import type { Part } from '../counting/counting.queries.js';
import type { Cuts } from '../counting/cuts.js';
import type { Figure } from '../counting/figure.js';
import type { Definition } from '../defining/definitions.queries.js';
import type { Period } from '../period.js';
import type { ListAsked } from './lists.js';

/** A number that opens its folios; `what` says for the ear what the eye reads in the table. */
export function NumberLink({ count, href, what }: { count: number; href: string; what: string }) {
  return (
    <a class="number" href={href}>
      {inFigures(count)}
      <span class="vh"> {what}</span>
    </a>
  );
}

export interface CountedProps {
  definition: Definition;
  figure: Figure;
  period: Period;
  cuts: Cuts;
}

/** One of the two numbers of an indicator. */
export function PartLink({ definition, figure, period, cuts, part }: CountedProps & { part: Part }) {
  const href = listAddress(definition.key, part, period, cuts);
  return <NumberLink count={figure[part]} href={href} what={`${definition[part]} (${definition.name})`} />;
}

/** `100 de 716`, each a way to its folios. */
export function BothNumbers(props: CountedProps) {
  if (props.figure.denominator === 0) return <PartLink {...props} part="denominator" />;
  if (props.definition.measure === 'days')
    return (
      <>
        <PartLink {...props} part="denominator" /> {props.definition.numerator}
      </>
    );
  return (
    <>
      <PartLink {...props} part="numerator" /> de <PartLink {...props} part="denominator" />
    </>
  );
}

/** A list of the panorama itself. */
export function panoramaList(asked: ListAsked, period: Period, cuts: Cuts, page?: number): string {
  const { lista, etapa, edad } = asked;
  return pageAddress('/panorama/folios', period, cuts, {
    lista,
    ...(etapa ? { etapa } : {}),
    ...(edad ? { edad } : {}),
    ...(page === undefined ? {} : { pagina: String(page) }),
  });
}
