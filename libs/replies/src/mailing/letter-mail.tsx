import { renderFragment, type OutgoingMail } from '@oficialia/platform';

/** What a letter by e-mail says and carries. */
export interface LetterMail {
  folio: string;
  address: string;
  token: string;
  attachments: { name: string; type: string; path: string }[];
  municipality: { name: string; followUpOffice: string };
  /** Of the portal. */
  portalUrl: string;
  /** The domain that names our letters to mail servers. */
  host: string;
}

/** The mail that carries the letter: the answer is in the file, and neither subject nor body tell who asked what. */
export function letterMail(letter: LetterMail): OutgoingMail {
  const { folio, address, token, attachments, municipality, host } = letter;
  const body = sentences(letter);
  return {
    to: address,
    messageId: `<${token}@${host}>`,
    subject: `Respuesta a su petición ${folio}`,
    text: [...body, municipality.followUpOffice, municipality.name].join('\n\n'),
    html: `<!doctype html><html lang="es"><body>${renderFragment(<Body sentences={body} municipality={municipality} />)}</body></html>`,
    attachments: attachments.map(({ name, type, path }) => ({ filename: name, path, contentType: type })),
  };
}

function sentences({ folio, portalUrl, attachments }: LetterMail): string[] {
  return [
    `Le notificamos la respuesta a su petición con folio ${folio}. La encontrará en ${
      attachments.length === 1 ? 'el archivo adjunto' : 'los archivos adjuntos'
    }.`,
    `También puede leerla, decirnos si resolvió su asunto y, si no fue así, pedir que se reabra, en ${portalUrl} con el folio y el código de consulta de su acuse.`,
    'Este mensaje sale de un buzón que nadie lee. Si no es para usted, bórrelo, por favor.',
  ];
}

function Body({ sentences: body, municipality }: { sentences: string[]; municipality: LetterMail['municipality'] }) {
  return (
    <>
      {body.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        {municipality.followUpOffice}
        <br />
        {municipality.name}
      </p>
    </>
  );
}
