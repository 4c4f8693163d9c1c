import { Integer, ValidationProblem } from '@oficialia/platform';

const days = { min: 1, max: 60 };
const hours = { min: 1, max: 400 };

/** How long a department may give back or contest, and when an oficio without acknowledgement is told to whom. */
export class HandlingTermsRequest {
  @Integer('Días para devolver', days) returnDays: number;
  @Integer('Días para impugnar', days) contestDays: number;
  @Integer('Devoluciones', { min: 1, max: 20 }) mostReturns: number;
  @Integer('Horas hasta el recordatorio', hours) acknowledgeHours: number;
  @Integer('Horas hasta avisar al titular', hours) acknowledgeChiefHours: number;
  @Integer('Horas hasta avisar a supervisión', hours) acknowledgeSupervisorHours: number;
}

/** Throws ValidationProblem when a later step would come before an earlier one. */
export function checkHandlingTerms(request: HandlingTermsRequest): void {
  const { acknowledgeHours, acknowledgeChiefHours, acknowledgeSupervisorHours } = request;
  const wrong = (field: string, message: string) => new ValidationProblem([{ field, message }]);
  if (acknowledgeChiefHours < acknowledgeHours)
    throw wrong('acknowledgeChiefHours', 'Al titular se le avisa después del recordatorio, no antes.');
  if (acknowledgeSupervisorHours < acknowledgeChiefHours)
    throw wrong('acknowledgeSupervisorHours', 'A supervisión se le avisa después del titular, no antes.');
}
