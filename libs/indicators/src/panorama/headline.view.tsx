import type { ComponentChildren } from 'preact';
import type { Cuts } from '../counting/cuts.js';
import { changeInWords, valueInWords } from '../counting/figures.js';
import { addressOf } from '../addresses.js';
import { AgainstGoal } from '../indicators.view.js';
import { periodBefore, yearBefore, type Period } from '../period.js';
import { BothNumbers, PartLink } from './number-link.view.js';
import { ATTENTION, RECEIVED, type KeyFigure } from './panorama.reader.js';
import { spanName } from './spans.js';

const ON_TIME = 'attention-on-time';
const OVERDUE = 'overdue';

export interface HeadlineProps {
  figures: KeyFigure[];
  period: Period;
  cuts: Cuts;
}

/** What one would say on the telephone: how much came in, how much was answered, what is missing and what is late. */
export function HeadlineSentence({ figures, period, cuts }: HeadlineProps) {
  const [attention, overdue] = [ATTENTION, OVERDUE].map((key) => figures.find((one) => one.definition.key === key));
  if (!attention || !overdue) return null;
  if (attention.figure.denominator === 0)
    return <p class="lead">No hay peticiones que requieran respuesta en este periodo.</p>;
  return (
    <p class="headline">
      De <PartLink {...attention} {...{ period, cuts }} part="denominator" /> peticiones que requieren respuesta se
      contestaron <PartLink {...attention} {...{ period, cuts }} part="numerator" />{' '}
      <b>({valueInWords(attention.definition, attention.figure)})</b>. Faltan{' '}
      <PartLink {...overdue} {...{ period, cuts }} part="denominator" />, de las que{' '}
      <PartLink {...overdue} {...{ period, cuts }} part="numerator" /> ya vencieron.
    </p>
  );
}

/** The four figures that a mayor asks for first. */
export function Headline({ figures, period, cuts }: HeadlineProps) {
  return (
    <div class="grid grid--figures">
      {[RECEIVED, ATTENTION, ON_TIME, OVERDUE].map((key) => {
        const found = figures.find(({ definition }) => definition.key === key);
        return found && <Figure key={key} {...found} {...{ period, cuts }} received={key === RECEIVED} />;
      })}
    </div>
  );
}

type FigureProps = KeyFigure & { period: Period; cuts: Cuts; received: boolean };

function Figure({ received, ...props }: FigureProps) {
  const { definition, figure, before, lastYear, goal, period, cuts } = props;
  const value = (one: typeof figure): ComponentChildren =>
    received ? <PartLink {...props} figure={one} part="denominator" /> : valueInWords(definition, one);
  const compared = [
    { span: periodBefore(period), other: before },
    { span: yearBefore(period), other: lastYear },
  ];
  return (
    <section class="stat">
      <h2 class="stat-label">
        {received ? 'Recibidas' : <a href={addressOf(`/${definition.key}`, period, cuts)}>{definition.name}</a>}
      </h2>
      <p class="stat-value">{value(figure)}</p>
      {received ? (
        <p class="stat-of">{definition.denominator}</p>
      ) : (
        <p class="stat-of">
          <BothNumbers {...props} /> {definition.denominator}
        </p>
      )}
      {!received && goal && <AgainstGoal {...{ definition, figure, goal, period }} />}
      <ul class="compared">
        {compared.map(({ span, other }) => (
          <li key={span.from}>
            <span>{spanName(span)}:</span>{' '}
            {received ? (
              <PartLink {...{ definition, cuts }} figure={other} period={span} part="denominator" />
            ) : (
              <>
                {valueInWords(definition, other)}{' '}
                {other.denominator > 0 && (
                  <>
                    (<BothNumbers {...{ definition, cuts }} figure={other} period={span} />)
                  </>
                )}
              </>
            )}
            <Change words={changeInWords(received ? 'count' : definition.measure, figure, other)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What changed since then. */
export function Change({ words }: { words: string }) {
  return words ? (
    <>
      {'; '}
      <b>{words}</b>
    </>
  ) : null;
}
