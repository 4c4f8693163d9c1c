import { DomainError } from '@oficialia/platform';

export const ruleSetNotFound = (version: string | number) =>
  new DomainError('rule-set.not-found', 404, `No hay una versión ${version} de las reglas.`, { version });

export const ruleNotFound = () =>
  new DomainError('rule.not-found', 404, 'Esa regla no está en esta versión; quizá alguien la quitó.');

export const ruleSetPublished = (version: number) =>
  new DomainError(
    'rule-set.published',
    409,
    `La versión ${version} está publicada y ya no cambia. Empiece un borrador nuevo.`,
    { version },
  );

export const draftExists = () =>
  new DomainError('rule-set.draft-exists', 409, 'Ya hay un borrador de las reglas. Siga con ése o descártelo.');

export const draftChanged = () =>
  new DomainError(
    'rule-set.changed-meanwhile',
    409,
    'Alguien cambió el borrador mientras usted lo veía. Lo que escribió se conserva: revise las reglas como están ahora y vuelva a enviar.',
  );

export const notSimulated = () =>
  new DomainError(
    'rule-set.not-simulated',
    409,
    'El borrador no se ha simulado como está ahora. Simúlelo y revise el resultado antes de publicar.',
  );

export const rulesBroke = () =>
  new DomainError(
    'rule-set.broken',
    409,
    'En la simulación falló al menos una regla. Corríjala y simule otra vez antes de publicar.',
  );

export const noRules = () =>
  new DomainError('rule-set.empty', 409, 'El borrador no tiene reglas. Agregue al menos una antes de publicar.');
