import { ButtonRow, Card, LinkButton } from '@oficialia/platform';

/** The short notice that the general law on personal data (LGPDPPSO) asks of whoever holds them. */
export function PrivacyNotice({ municipality }: { municipality: string }) {
  return (
    <Card size="m" heading="Aviso de privacidad" lead={`Aviso simplificado del ${municipality}.`}>
      <h2>Qué datos se tratan y para qué</h2>
      <p>
        La Oficialía de Partes trata los datos que usted da al presentar su escrito (nombre, medio para localizarle y,
        si la proporciona, CURP) para registrar su petición, turnarla al área competente, contestarle y notificarle la
        respuesta, así como para elaborar estadísticas que no identifican a nadie.
      </p>
      <h2>A quién se dan</h2>
      <p>
        Sólo a las áreas y autoridades que deben atender su petición, conforme a sus atribuciones. No se hacen otras
        transferencias que requieran su consentimiento.
      </p>
      <h2>Qué muestra este sitio</h2>
      <p>
        La etapa, las fechas, el área, el oficio y la respuesta de una petición, y sólo a quien escribe su folio y su
        código. No muestra su nombre, su domicilio ni el texto de su escrito. No usa cookies. Para impedir que se
        adivinen códigos, conserva por poco tiempo la dirección de red desde la que se escriben datos que no coinciden.
      </p>
      <h2>Sus derechos</h2>
      <p>
        Puede pedir el acceso, la rectificación o la cancelación de sus datos, u oponerse a su tratamiento, ante la
        Unidad de Transparencia del municipio o en la Plataforma Nacional de Transparencia, conforme a la Ley General de
        Protección de Datos Personales en Posesión de Sujetos Obligados. Ahí puede consultar también el aviso de
        privacidad integral.
      </p>
      <ButtonRow>
        <LinkButton href="/" icon="arrow-left">
          Volver al inicio
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
