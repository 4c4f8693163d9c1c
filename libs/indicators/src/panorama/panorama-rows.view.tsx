import { Breadcrumbs, figure, NumberedPager, PageHeader, Panel, Table } from '@oficialia/platform';
import { pageAddress } from '../addresses.js';
import type { CutChoices } from '../counting/cut-choices.queries.js';
import { rowColumns } from '../counting/counted-rows.view.js';
import type { Cuts } from '../counting/cuts.js';
import { cutsInWords, spanInWords } from '../indicators.view.js';
import type { Period } from '../period.js';
import type { FoundList, ListAsked } from './lists.js';
import { panoramaList } from './number-link.view.js';

export interface PanoramaRowsProps {
  asked: ListAsked;
  list: FoundList;
  period: Period;
  cuts: Cuts;
  choices: CutChoices;
  page: number;
  size: number;
}

/** What a number of the panorama counts, row by row. */
export function PanoramaRows({ asked, list, period, cuts, choices, page, size }: PanoramaRowsProps) {
  const things = list.counts === 'petitions' ? 'folios' : 'turnos';
  const span = list.ofPeriod ? spanInWords(period) : 'Todo lo que espera hoy';
  return (
    <>
      <Breadcrumbs
        items={[{ label: 'Panorama', href: pageAddress('/panorama', period, cuts) }, { label: list.title }]}
      />
      <PageHeader title={list.title} lead={`${figure(list.total)} ${things}. ${span}${cutsInWords(cuts, choices)}.`} />
      <Panel flush>
        <Table
          caption={list.title}
          captionHidden
          columns={rowColumns({ referrals: list.counts === 'referrals', days: !list.ofPeriod })}
          rows={list.rows}
          rowKey={({ folio, oficio }) => `${folio} ${oficio ?? ''}`}
          empty="No hay peticiones en esta lista."
        />
      </Panel>
      <NumberedPager
        page={page}
        size={size}
        shown={list.rows.length}
        total={list.total}
        things={things}
        at={(number) => panoramaList(asked, period, cuts, number)}
      />
    </>
  );
}
