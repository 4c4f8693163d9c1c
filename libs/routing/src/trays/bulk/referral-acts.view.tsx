import { Button, ButtonRow, Field, FieldSet, type Actor } from '@oficialia/platform';

/** Lists in which something may wait for its acknowledgement. */
const TO_ACKNOWLEDGE = ['pendientes', 'por-acusar', 'por-vencer', 'vencidos'];

/** What can be done with the marked referrals: acknowledge them in one name, print their oficios. */
export function ReferralBulkActs({ actor, tray }: { actor: Actor; tray: string }) {
  const own = actor.departmentId !== null;
  const acknowledges = TO_ACKNOWLEDGE.includes(tray);
  return (
    <>
      {acknowledges && (
        <details>
          <summary>Acusar los elegidos</summary>
          <FieldSet legend={<span class="vh">Quién recibió</span>} section={false}>
            <Field
              name="name"
              label="Nombre de quien recibe"
              required
              maxlength={200}
              value={own ? actor.name : ''}
              width={5}
            />
            <Field name="position" label="Cargo" maxlength={200} value={own ? (actor.position ?? '') : ''} width={4} />
          </FieldSet>
          <ButtonRow>
            <Button name="act" value="acknowledge" icon="stamp" busy="Acusando…" attrs={{ 'data-tray-main': '' }}>
              Acusar los elegidos
            </Button>
          </ButtonRow>
        </details>
      )}
      <ButtonRow>
        <Button
          name="act"
          value="print"
          icon="print"
          kind="secondary"
          formnovalidate
          busy="Preparando…"
          attrs={acknowledges ? undefined : { 'data-tray-main': '' }}
        >
          Imprimir los oficios elegidos
        </Button>
      </ButtonRow>
    </>
  );
}
