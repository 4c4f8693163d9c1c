import { Injectable } from '@nestjs/common';
import { Db, ValidationProblem } from '@oficialia/platform';
import { reportNotFound } from '../reports.errors.js';
import type { ScheduleRequest } from './schedule.dto.js';

/** Which reports the office owes, and until when. */
@Injectable()
export class Schedules {
  constructor(private readonly db: Db) {}

  /** Throws a ValidationProblem where the reminder would come before the period has ended. */
  async set(kind: string, { active, dueDays, remindDays }: ScheduleRequest): Promise<void> {
    if (remindDays > dueDays)
      throw new ValidationProblem([
        { field: 'remindDays', message: 'Días hábiles de aviso: no pueden ser más que los días para entregarlo.' },
      ]);
    await this.db.transaction(async (tx) => {
      const known = await tx.query('SELECT 1 FROM report_schedule WHERE kind = $1', [kind]);
      if (known.length === 0) throw reportNotFound();
      await tx.query('UPDATE report_schedule SET active = $2, due_days = $3, remind_days = $4 WHERE kind = $1', [
        kind,
        active,
        dueDays,
        remindDays,
      ]);
    });
  }
}
