import { Alert, ButtonRow, Card, DefinitionList, Folio, LinkButton, Time } from '@oficialia/platform';
import type { Annex } from '../petition-row.js';
import { CHANNEL_NAMES } from '../petition.catalogue.js';
import type { PublicPetition } from './portal.queries.js';

/** What the register says of a receipt, in the words of the paper, to be compared with it. */
export function ReceiptCheck({ petition }: { petition: PublicPetition }) {
  return (
    <Card
      size="m"
      heading="Este acuse es auténtico"
      lead="Compare estos datos con el papel que tiene en la mano. Si alguno es distinto, el papel fue alterado o se corrigió después: pregunte en la oficina."
    >
      {petition.status === 'annulled' ? (
        <Alert tone="warn" title="El folio fue anulado">
          El acuse salió de esta oficina, pero la petición ya no sigue su curso.
        </Alert>
      ) : (
        <Alert tone="ok">Salió de esta oficina y la petición está en el registro.</Alert>
      )}
      <DefinitionList
        items={[
          { term: 'Folio', detail: <Folio value={petition.folio} /> },
          { term: 'Recibido el', detail: <Time at={new Date(petition.receivedAt)} /> },
          { term: 'Documento', detail: petition.documentKind },
          { term: 'Fojas', detail: count(petition.sheets, 'foja', 'fojas') },
          { term: 'Anexos', detail: annexWords(petition.annexes) },
          { term: 'Medio de recepción', detail: CHANNEL_NAMES[petition.channel] ?? petition.channel },
          { term: 'Sello del registro', detail: <span class="figures">{sealWords(petition.seal)}</span> },
        ]}
      />
      <ButtonRow>
        <LinkButton href="/acuse" icon="seal">
          Comprobar otro acuse
        </LinkButton>
        <LinkButton href="/" kind="quiet">
          Consultar una petición
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}

/** `5 anexos: 4 en original y 1 en copia`; never their descriptions, which may name people. */
export function annexWords(annexes: Annex[]): string {
  const sum = (form: Annex['form']) =>
    annexes.filter((annex) => annex.form === form).reduce((all, { count: n }) => all + n, 0);
  const original = sum('original');
  const copy = sum('copy');
  if (original + copy === 0) return 'Sin anexos';
  const forms = [original && `${original} en original`, copy && `${copy} en copia`].filter(Boolean).join(' y ');
  return `${count(original + copy, 'anexo', 'anexos')}: ${forms}`;
}

/** The first sixteen digits, in fours, as the receipt prints them. */
export function sealWords(seal: string): string {
  return (
    seal
      .slice(0, 16)
      .match(/.{1,4}/g)
      ?.join(' ') ?? ''
  );
}

function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('es-MX')} ${n === 1 ? one : many}`;
}
