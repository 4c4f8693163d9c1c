import { Alert, Button, ButtonRow, formatDay, Panel, Time } from '@oficialia/platform';
import { ATTACHMENT_KINDS, ATTACHMENT_NAMES } from '../attaching/attachment.dto.js';
import { excerpt } from '../excerpt.js';
import { STATUSES } from '../petition.status.js';
import { annexInWords, typedAnnexes } from '../registration/typed-annexes.js';
import { FORM_ID, Quiet } from '../registration/live-notices.js';
import type { Similar, SimilarPetition } from './similar.queries.js';

/** What exists already: repeats with the ways to attach to them, and the other petitions of the person. */
export function SimilarNotices({ similar }: { similar: Similar }) {
  const { repeats, ofPerson, count } = similar;
  if (repeats.length === 0 && count === 0) return <Quiet />;
  return (
    <>
      {repeats.map((petition) => (
        <Repeat petition={petition} key={petition.id} />
      ))}
      {count > 0 && (
        <Panel heading={`Esta persona tiene ${count} ${count === 1 ? 'petición' : 'peticiones'}`}>
          <ul class="similar">
            {ofPerson.map((petition) => (
              <li key={petition.id}>
                <PetitionLine petition={petition} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Repeat({ petition }: { petition: SimilarPetition }) {
  return (
    <Alert tone="warn" title={`Se parece a ${petition.folio}`}>
      <p>
        <PetitionLine petition={petition} sender />
      </p>
      <p>Si es lo mismo, adjúntelo a ese folio; si no, siga.</p>
      <ButtonRow>
        {ATTACHMENT_KINDS.map((kind) => (
          <Button
            kind="secondary"
            small
            form={FORM_ID}
            formaction={`/peticiones/${petition.folio}/agregados`}
            formnovalidate
            name="kind"
            value={kind}
            busy="Agregando…"
            key={kind}
          >
            {ATTACHMENT_NAMES[kind]}
          </Button>
        ))}
      </ButtonRow>
    </Alert>
  );
}

function PetitionLine({ petition, sender = false }: { petition: SimilarPetition; sender?: boolean }) {
  return (
    <>
      <a href={`/peticiones/${petition.folio}`} target="_blank" rel="noopener">
        {petition.folio}
      </a>{' '}
      · <Time at={petition.received_at} /> · {STATUSES[petition.status].label}
      {sender && ` · ${petition.sender_name}`}
      <br />
      {excerpt(petition.subject, 120)}
    </>
  );
}

/** Parts of the page that say how a date and the annexes were understood. */
export function Understood({ day, dayWritten, annexes }: { day?: string; dayWritten: string; annexes: string }) {
  const parts = typedAnnexes(annexes).map(annexInWords);
  return (
    <>
      <template {...partOf('documentDate')}>
        {day ? formatDay(day) : dayWritten ? 'No se entiende: escriba 3/11, 3 nov o ayer' : '3/11, 3 nov o ayer'}
      </template>
      <template {...partOf('annexes')}>
        {parts.length > 0 ? parts.join(' · ') : 'Por ejemplo: 2 copias de INE, 1 original de escritura'}
      </template>
    </>
  );
}

/** A part of the page besides the target, as htmx wants it. */
const partOf = (name: string) => ({ hx: true, type: 'partial', 'hx-target': `#entendido-${name}` });
