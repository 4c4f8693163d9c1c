import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Checkbox, RadioGroup, Select } from './choice.js';
import { Field, TextArea } from './field.js';
import { ErrorSummary, fieldId, Form } from './form.js';
import { renderFragment, renderPage } from './shell.js';

const shell = {
  title: 'Prueba',
  municipality: { name: 'Municipio', office: 'Oficialía' },
  nav: [],
  csrfToken: 't0ken',
};
const TOKEN = '<input type="hidden" name="_csrf" value="t0ken"/>';

describe('Form', () => {
  it('carries the token of the page in every post, and never in a get', () => {
    expect(renderPage(shell, <Form action="/a">x</Form>)).toContain(TOKEN);
    expect(renderPage(shell, <Form action="/a" method="get" children="x" />)).not.toContain('_csrf');
    expect(renderFragment(<Form action="/a">x</Form>, { csrfToken: 't0ken' })).toContain(TOKEN);
  });

  it('carries the idempotency key and the draft key when given', () => {
    const html = render(<Form action="/a" idempotencyKey="k-1" draft="registro:7" children="x" />);
    expect(html).toContain('<input type="hidden" name="idempotencyKey" value="k-1"/>');
    expect(html).toContain('data-draft="registro:7"');
  });
});

describe('fields', () => {
  it('tie label, hint and error to the control', () => {
    const html = render(<Field name="subject" label="Asunto" hint="Breve" error="Escriba el asunto" required />);
    expect(html).toContain('<label for="f-subject">Asunto</label>');
    expect(html).toMatch(/<input[^>]*id="f-subject"[^>]*aria-describedby="f-subject-hint f-subject-error"/);
    expect(html).toMatch(/<input[^>]*required[^>]*aria-invalid="true"/);
    expect(html).toContain('id="f-subject-error"');
  });

  it('keep what was typed', () => {
    expect(render(<Field name="a" label="A" value={0} />)).toContain('value="0"');
    expect(render(<TextArea name="a" label="A" value={'uno\ndos'} />)).toContain('>uno\ndos</textarea>');
    expect(render(<Select name="a" label="A" value="2" options={[{ value: '2', label: 'Dos' }]} />)).toMatch(
      /<option[^>]*value="2"[^>]*selected/,
    );
    const radios = [{ value: 'x', label: 'X' }, { value: 'y', label: 'Y' }]; // oxfmt-ignore
    expect(render(<RadioGroup name="a" label="A" value="y" options={radios} />)).toMatch(/value="y"[^>]*checked/);
    expect(render(<Checkbox name="a" label="A" value="1" checked />)).toMatch(/value="1"[^>]*checked/);
  });

  it('group the options of a list under their headings', () => {
    const options = [{ value: '1', label: 'Obras', group: 'Municipales' }, { value: '2', label: 'CFE', group: 'Federales' }]; // oxfmt-ignore
    const html = render(<Select name="d" label="Dependencia" options={options} empty="Elija" />);
    expect(html).toContain('<option value>Elija</option><optgroup label="Municipales">');
    expect(html.match(/<optgroup/g)).toHaveLength(2);
  });
});

describe('ErrorSummary', () => {
  it('links each error to its field and takes the focus', () => {
    const html = render(<ErrorSummary errors={[{ name: 'annexes[0]', text: 'Falta' }]} />);
    expect(html).toContain(`href="#${fieldId('annexes[0]')}"`);
    expect(html).toContain('role="alert" tabindex="-1"');
  });

  it('is nothing when there is nothing to correct', () => {
    expect(render(<ErrorSummary errors={[]} />)).toBe('');
  });
});
