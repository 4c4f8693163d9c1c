import { DomainError, parse, ValidationProblem } from '@oficialia/platform';
import { describe, expect, it } from 'vitest';
import { ReferralsRequest } from '../referrals.dto.js';
import { referFormErrors, proposedForm, requestOf, typedIn } from './refer.form.js';

const empty = proposedForm([], true, 0);

function problemOf(typed: Record<string, string>): ValidationProblem {
  try {
    parse(ReferralsRequest, requestOf(typed));
  } catch (error) {
    if (error instanceof ValidationProblem) return error;
  }
  throw new Error('the form was accepted');
}

describe('The form that turns a petition', () => {
  it('asks for the first department and leaves out the rows without one', () => {
    const problem = problemOf(empty);
    expect(referFormErrors(problem, empty)).toEqual([
      { name: 'department-0', text: 'Dependencia: escriba este dato.' },
    ]);
  });

  it('puts an error at the row where it was typed although an earlier row is empty', () => {
    const typed = { ...empty, 'department-0': 'SOPDU', 'department-2': 'MA', 'termDays-2': 'mil' };
    expect(referFormErrors(problemOf(typed), typed).map(({ name }) => name)).toEqual(['termDays-2']);
  });

  it('gives the API what it takes', () => {
    const row = { 'department-0': 'SOPDU', 'regime-0': 'judicial', 'termDays-0': '48' };
    const typed = { ...empty, ...row, copies: 'Contraloría\nArchivo', knownReferrals: '1' };
    const request = parse(ReferralsRequest, requestOf(typed));
    expect(request).toMatchObject({ copies: 'Contraloría\nArchivo', knownReferrals: 1 });
    expect(request.referrals).toMatchObject([
      { department: 'SOPDU', instruction: 'attend', regime: 'judicial', termHours: 48 },
    ]);
  });

  it('keeps what was typed and never the token', () => {
    expect(typedIn({ _csrf: 'secret', 'message-0': 'Ñandú', odd: ['a'] })).toEqual({ 'message-0': 'Ñandú' });
  });

  it('tells a lost race above the form', () => {
    const lost = new DomainError('referral.made-meanwhile', 409, 'Ana ya turnó esta petición.');
    expect(referFormErrors(lost, empty)).toEqual([{ name: 'department-0', text: 'Ana ya turnó esta petición.' }]);
  });
});
