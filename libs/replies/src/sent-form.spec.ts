import { DomainError, ValidationProblem } from '@oficialia/platform';
import { expect, it } from 'vitest';
import { saidOf, typedIn } from './sent-form.js';

it('keeps the named texts of a form and nothing else', () => {
  expect(typedIn({ text: 'Se reparó', _csrf: 'x', sense: ['granted'] }, ['text', 'sense'])).toEqual({
    text: 'Se reparó',
  });
  expect(typedIn(undefined, ['text'])).toEqual({});
});

it('tells what can be mended, and that a chosen file must be chosen again', () => {
  const problem = new ValidationProblem([{ field: 'text', message: 'Escriba.' }]);
  expect(saidOf(problem, false)).toEqual({ status: 422, errors: [{ name: 'text', text: 'Escriba.' }] });
  expect(saidOf(new DomainError('reply.made', 409, 'Ana ya contestó.'), true).errors.map(({ name }) => name)).toEqual([
    undefined,
    'files',
  ]);
});

it('lets pass what the person cannot mend', () => {
  for (const status of [403, 404, 503]) {
    const error = new DomainError('some', status, 'No.');
    expect(() => saidOf(error, false)).toThrow(error);
  }
});
