import type { Proposal } from '@oficialia/registry';

/** An invented letter and what a clerk would write down of it; a field that is not named must not be proposed. */
export interface FixtureLetter {
  form: string;
  text: string;
  fields: Partial<Record<Proposal['field'], string>>;
}

export const LETTERS: readonly FixtureLetter[] = [
  {
    form: 'petition of a person with subject and PRESENTE',
    text: `San Pedro Teutila, Oax., a 3 de noviembre de 2026.
ASUNTO: Solicitud de reparación de
bache en calle Hidalgo.

C. MARTÍN ROBLES SANTAELLA
PRESIDENTE MUNICIPAL CONSTITUCIONAL
P R E S E N T E .

El que suscribe, C. Juan Carlos Pérez Méndez, con domicilio en calle Hidalgo número 45, colonia Centro,
de esta población, ante usted con el debido respeto comparezco para exponer que desde el 12 de agosto de 2026
existe un bache de gran tamaño frente a la escuela primaria, que ya ha causado dos accidentes.

Por lo anterior, le solicito de la manera más atenta gire sus instrucciones a quien corresponda.

ATENTAMENTE

_______________________
Juan Carlos Pérez Méndez
CURP: PEMJ800101HOCRNN01
Tel. 951 234 5678`,
    fields: {
      senderName: 'Juan Carlos Pérez Méndez',
      curp: 'PEMJ800101HOCRNN01',
      contactTelephone: '951 234 5678',
      contactNeighbourhood: 'Centro',
      contactAddress: 'Calle Hidalgo número 45',
      documentDate: '2026-11-03',
      addressedTo: 'C. Martín Robles Santaella, Presidente Municipal Constitucional',
      subject: 'Solicitud de reparación de bache en calle Hidalgo',
    },
  },
  {
    form: 'oficio of an authority, all capitals at the signature, the post above the name',
    text: `SECRETARÍA DE DESARROLLO SOCIAL
SUBSECRETARÍA DE PROGRAMAS
OFICIO NÚM. SDS/SP/0123/2026
ASUNTO: SE SOLICITA INFORMACIÓN DEL PADRÓN DE
BENEFICIARIOS.
Oaxaca de Juárez, Oaxaca, a 14 de octubre de 2026

LIC. ELENA QUIROZ BAUTISTA
TESORERA MUNICIPAL
PRESENTE

Por instrucciones superiores y en alcance al oficio TM/077/2026 de fecha 2 de septiembre de 2026, mediante el
cual remitió el avance del segundo trimestre, me permito solicitarle el padrón actualizado de beneficiarios.

Sin otro particular, reciba un cordial saludo.

ATENTAMENTE
"SUFRAGIO EFECTIVO. NO REELECCIÓN"
EL SUBSECRETARIO DE PROGRAMAS

ING. RAMIRO ESTEBAN OCHOA LÓPEZ

C.c.p. C. Aurora Ruiz Toledo. Contralora. Para su conocimiento.`,
    fields: {
      senderName: 'Ramiro Esteban Ochoa López',
      senderPosition: 'Subsecretario de Programas',
      senderInstitution: 'Secretaría de Desarrollo Social, Subsecretaría de Programas',
      documentNumber: 'SDS/SP/0123/2026',
      documentDate: '2026-10-14',
      addressedTo: 'Lic. Elena Quiroz Bautista, Tesorera Municipal',
      subject: 'Se solicita información del padrón de beneficiarios',
    },
  },
  {
    form: 'organisation with letterhead and two signatures in columns',
    text: `COMITÉ DE AGUA POTABLE DE LA AGENCIA SAN ISIDRO
Oficio: S/N
25/09/2026
C. PRESIDENTE MUNICIPAL
P R E S E N T E
Los integrantes del comité nos dirigimos a usted para solicitar el mantenimiento de la bomba del pozo número 3,
que desde hace dos semanas trabaja a la mitad de su capacidad y deja sin agua a 120 familias.
Para cualquier aclaración ponemos a su disposición el correo comite.agua@correo.example.
PROTESTAMOS LO NECESARIO
Teófila Ríos Martínez                    Silvano Cruz Hernández
Presidenta                               Tesorero`,
    fields: {
      senderName: 'Teófila Ríos Martínez',
      senderPosition: 'Presidenta',
      senderInstitution: 'Comité de Agua Potable de la Agencia San Isidro',
      contactEmail: 'comite.agua@correo.example',
      contactNeighbourhood: 'Agencia San Isidro',
      documentNumber: 'S/N',
      documentDate: '2026-09-25',
      addressedTo: 'C. Presidente Municipal',
      subject: 'Solicitar el mantenimiento de la bomba del pozo número 3',
    },
  },
  {
    form: 'plain letter by hand without any closing words',
    text: `21 de febrero del 2026
Señor Presidente:
Soy Eulalia Tapia Ñáñez y vivo en la calle
Morelos 8, barrio de Xochimilco. Le pido
por favor que nos arreglen la luz de la esquina
porque está muy oscuro y ya robaron a mi
hija el 15 de enero.
Que Dios lo bendiga.
Eulalia Tapia Ñáñez
cel. 9512223344`,
    fields: {
      senderName: 'Eulalia Tapia Ñáñez',
      contactTelephone: '9512223344',
      contactNeighbourhood: 'Barrio de Xochimilco',
      contactAddress: 'Calle Morelos 8',
      documentDate: '2026-02-21',
      subject:
        'Pido por favor que nos arreglen la luz de la esquina porque está muy oscuro y ya robaron a mi hija el 15 de enero',
    },
  },
  {
    form: 'print of an e-mail',
    text: `De: Rodrigo Salas Ibarra <rodrigo.salas@correo.example>
Para: Oficialía de Partes <oficialia@municipio.example>
CC: transparencia@municipio.example
Fecha: 5 de marzo de 2026, 10:42
Asunto: RE: Queja por basura en la calle Pino Suárez

Buenos días, por este medio quiero insistir en mi queja, pues el camión recolector no ha pasado desde el
domingo y la basura se junta frente a la clínica.

Saludos cordiales
Rodrigo Salas Ibarra`,
    fields: {
      senderName: 'Rodrigo Salas Ibarra',
      contactEmail: 'rodrigo.salas@correo.example',
      documentDate: '2026-03-05',
      addressedTo: 'Oficialía de Partes',
      subject: 'Queja por basura en la calle Pino Suárez',
    },
  },
  {
    form: 'form with labels',
    text: `SOLICITUD DE CONSTANCIA DE RESIDENCIA
Fecha de nacimiento: 04/07/1961
Nombre completo: Amalia Jiménez Sosa
CURP: JISA610704MOCMSM03
Domicilio: Privada de Reforma No. 12-B, Fracc. Las Flores, C.P. 68000
Teléfono: (951) 514-2233
Correo: amalia.js@correo.example
Fecha: 30/06/2026
Firma del solicitante
Amalia Jiménez Sosa`,
    fields: {
      senderName: 'Amalia Jiménez Sosa',
      curp: 'JISA610704MOCMSM03',
      contactTelephone: '(951) 514-2233',
      contactEmail: 'amalia.js@correo.example',
      contactNeighbourhood: 'Fracc. Las Flores',
      contactAddress: 'Privada de Reforma No. 12-B',
      documentDate: '2026-06-30',
      subject: 'Solicitud de constancia de residencia',
    },
  },
  {
    form: 'date in words, representative of others, without subject',
    text: `Santa María Coyotepec, a los veintiún días del mes de mayo de dos mil veintiséis.

AL H. AYUNTAMIENTO DE SANTA MARÍA COYOTEPEC
PRESENTE.

Crescencio Matías Luna, mexicano, mayor de edad, en mi carácter de representante común de los locatarios del
mercado, con domicilio para oír y recibir notificaciones en Avenida Juárez 101, ante usted expongo:
Que por medio del presente escrito solicitamos se nos informe cuándo terminará la obra del techo; el plazo venció
el 30 de abril de 2026 y no hemos recibido noticia alguna.

PROTESTO LO NECESARIO

Crescencio Matías Luna`,
    fields: {
      senderName: 'Crescencio Matías Luna',
      senderPosition: 'Representante común de los locatarios del mercado',
      contactAddress: 'Avenida Juárez 101',
      documentDate: '2026-05-21',
      addressedTo: 'Al H. Ayuntamiento de Santa María Coyotepec',
      subject: 'Solicitamos se nos informe cuándo terminará la obra del techo',
    },
  },
  {
    form: 'oficio of an authority with a box of labels and a subject that says nothing',
    text: `"2026, Año del Bicentenario"
DEPENDENCIA: DIRECCIÓN GENERAL DE GOBIERNO
SECCIÓN: JURÍDICA
NÚMERO DE OFICIO: DGG/JUR/0456/2026
EXPEDIENTE: 33/2026
ASUNTO: El que se indica.
Oaxaca de Juárez, Oax., 12 de junio de 2026.
C. PRESIDENTE MUNICIPAL DE
SANTA LUCÍA DEL VALLE, OAXACA.
P R E S E N T E.
Con fundamento en los artículos 34 y 35 de la Ley Orgánica, remito a usted copia del escrito de fecha 2 de junio del
año en curso; lo anterior para los efectos a que haya lugar.
ATENTAMENTE.
SUFRAGIO EFECTIVO. NO REELECCIÓN.
"EL RESPETO AL DERECHO AJENO ES LA PAZ"
EL DIRECTOR GENERAL DE GOBIERNO.
LIC. HERMENEGILDO VÁSQUEZ TRUJANO.
C.c.p.- Lic. Marta Ruiz.- Secretaria General de Gobierno.- Para su conocimiento.`,
    fields: {
      senderName: 'Hermenegildo Vásquez Trujano',
      senderPosition: 'Director General de Gobierno',
      senderInstitution: 'Dirección General de Gobierno',
      documentNumber: 'DGG/JUR/0456/2026',
      documentDate: '2026-06-12',
      addressedTo: 'C. Presidente Municipal de Santa Lucía del Valle, Oaxaca',
      subject: 'Remito a usted copia del escrito de fecha 2 de junio del año en curso',
    },
  },
  {
    form: 'petition of neighbours all in capitals',
    text: `VILLA DE LAS FLORES, OAXACA A 05 DE AGOSTO DEL 2026
C. LUIS ALBERTO MENESES SOTO
PRESIDENTE MUNICIPAL
P R E S E N T E
LOS QUE SUSCRIBIMOS, VECINOS DE LA COLONIA LA ESTACIÓN, NOS DIRIGIMOS A USTED DE LA MANERA MÁS ATENTA PARA
SOLICITARLE EL APOYO CON MATERIAL PARA EL DRENAJE DE LA CALLE FERROCARRIL YA QUE SE INUNDAN NUESTRAS CASAS.
A T E N T A M E N T E
C. BEATRIZ HERNÁNDEZ LUIS        C. JOSÉ LUIS MATUS
NOMBRE Y FIRMA
TEL 951-123-4567`,
    fields: {
      senderName: 'Beatriz Hernández Luis',
      contactTelephone: '951-123-4567',
      contactNeighbourhood: 'La Estación',
      documentDate: '2026-08-05',
      addressedTo: 'C. Luis Alberto Meneses Soto, Presidente Municipal',
      subject:
        'Solicitarle el apoyo con material para el drenaje de la calle ferrocarril ya que se inundan nuestras casas',
    },
  },
  {
    form: 'pages of an annex: figures, no letter',
    text: `RELACIÓN DE PAGOS DEL EJERCICIO
Concepto            Importe         Fecha
Renta de maquinaria   $12,500.00     03/02/2026
Material pétreo       $8,230.50      17/02/2026
Mano de obra          $21,000.00     28/02/2026
Total                 $41,730.50`,
    fields: {},
  },
];
