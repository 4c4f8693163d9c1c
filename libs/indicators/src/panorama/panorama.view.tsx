import { PageHeader, Stack } from '@oficialia/platform';
import { cutsInWords, spanInWords } from '../indicators.view.js';
import { PeriodForm, type PeriodFormProps } from '../period-form.view.js';
import { Departments } from './departments.view.js';
import type { Order } from './departments.order.js';
import { Headline, HeadlineSentence } from './headline.view.js';
import { KeyFigures } from './key-figures.view.js';
import { Neighbourhoods } from './neighbourhoods.view.js';
import type { Panorama } from './panorama.reader.js';
import { Trend } from './trend.view.js';
import { Waiting } from './waiting.view.js';

export interface PanoramaViewProps {
  form: Omit<PeriodFormProps, 'page'>;
  order: Order;
  /** Absent when what was asked for cannot be counted. */
  panorama?: Panorama | undefined;
}

/** What a mayor's office looks at: one sentence, four figures, and where to look further. */
export function PanoramaView({ form, order, panorama }: PanoramaViewProps) {
  const { typed: period, cuts, choices } = form;
  return (
    <>
      <PageHeader title="Panorama" lead={panorama && `${spanInWords(period)}${cutsInWords(cuts, choices)}.`} />
      <Stack>
        <PeriodForm page="/panorama" {...form} foldedAs="Cambiar el periodo o ver solo una parte" />
        {panorama && (
          <>
            <HeadlineSentence figures={panorama.figures} period={period} cuts={cuts} />
            <Headline figures={panorama.figures} period={period} cuts={cuts} />
            <Trend figures={panorama.figures} months={panorama.months} period={period} cuts={cuts} />
            <Departments
              parts={panorama.departments}
              months={panorama.months.map(({ span }) => span)}
              {...{ order, period, cuts }}
            />
            <Waiting waiting={panorama.waiting} period={period} cuts={cuts} />
            <Neighbourhoods rows={panorama.neighbourhoods} period={period} cuts={cuts} />
            <KeyFigures figures={panorama.figures} period={period} cuts={cuts} />
          </>
        )}
      </Stack>
    </>
  );
}
