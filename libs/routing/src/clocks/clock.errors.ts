import { DomainError } from '@oficialia/platform';
import type { ClockAct, ClockState } from './counting/run-clock.js';

const ACTS: Record<ClockAct, string> = {
  start: 'iniciar',
  suspend: 'suspender',
  interrupt: 'interrumpir',
  resume: 'reanudar',
  extend: 'ampliar',
  stop: 'detener',
  reopen: 'reabrir',
  undo: 'dejar sin efecto su inicio',
};

const STATES: Record<ClockState, string> = {
  waiting: 'todavía no corre: espera el acuse de la dependencia',
  running: 'está corriendo',
  suspended: 'está suspendido',
  stopped: 'ya terminó',
};

export const regimeNotFound = (key: string) =>
  new DomainError('regime.not-found', 422, `No hay un régimen de plazo «${key}» en uso.`, { key });

export const regimeChanged = () =>
  new DomainError(
    'regime.changed',
    409,
    'Alguien guardó otra versión de este régimen. Revise la nueva y vuelva a guardar.',
  );

export const termMissing = (regime: string) =>
  new DomainError('clock.term-missing', 422, `«${regime}» no fija un plazo: escriba el que señala la orden.`);

export const clockMissing = () =>
  new DomainError('clock.missing', 404, 'Este turno no espera respuesta y por eso no lleva plazo.');

export const clockRefuses = (state: ClockState, act: ClockAct) =>
  new DomainError('clock.act', 409, `El plazo ${STATES[state]}; por eso no se puede ${ACTS[act]}.`, { state, act });

export const momentDoesNotFit = () =>
  new DomainError('clock.moment', 409, 'Ese momento es futuro o anterior a lo último que pasó con el plazo.');

export const extensionTooLate = () =>
  new DomainError('clock.extension-late', 409, 'El plazo ya venció; sólo se puede ampliar mientras corre.');

export const extensionTooLong = (regime: string, left: number) =>
  new DomainError(
    'clock.extension',
    422,
    left > 0
      ? `«${regime}» permite ampliar ${left} más, y no otra cantidad mayor.`
      : `«${regime}» no permite ampliar más este plazo.`,
    { left },
  );
