import { Flag, Integer } from '@oficialia/platform';

export class ScheduleRequest {
  @Flag('Se entrega') active = false;
  @Integer('Días hábiles para entregarlo', { min: 1, max: 120 }) dueDays: number;
  @Integer('Días hábiles de aviso', { min: 0, max: 120 }) remindDays: number;
}
