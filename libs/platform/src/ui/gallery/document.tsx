import { Button, ButtonRow } from '../button.js';
import { RadioGroup, Select } from '../choice.js';
import { Field, TextArea } from '../field.js';
import { Folio } from '../folio.js';
import { Form } from '../form.js';
import { PageHeader } from '../layout.js';
import { Panel } from '../panel.js';
import { Badge } from '../status.js';
import { DocumentViewer, type ViewerPage } from '../viewer.js';

const PAGES: ViewerPage[] = [1, 2, 3].map((number) => ({
  number,
  imageUrl: '/galeria/escrito.svg',
  thumbUrl: '/galeria/escrito.svg',
  href: `?vista=documento&pagina=${number}`,
  width: 850,
  height: 1100,
  marks: [{ x: 0.39, y: 0.442, width: 0.155, height: 0.027, label: 'luminarias' }],
  note: number === 3 ? 'ilegible' : undefined,
}));

export function DocumentView() {
  return (
    <DocumentViewer title="Escrito de particular" pages={PAGES} current={1} originalUrl="#original">
      <PageHeader
        over={<Folio value="PM-2026-000398" stamp />}
        title="Luminarias apagadas en la calle Hidalgo"
        lead="Ma. de la Luz Peña Ordóñez"
      />
      <Panel heading="Turnar" actions={<Badge tone="ok" icon="check" label="Sugerencia segura" />}>
        <Form action="#" label="Turnar">
          <RadioGroup
            name="department"
            label="Dependencia"
            value="sp"
            options={[
              {
                value: 'sp',
                label: 'Servicios Públicos',
                hint: 'Tema Alumbrado por «luminaria»; Bando, art. 47; 9 de 10 parecidas fueron ahí',
              },
              { value: 'seg', label: 'Seguridad Pública', hint: 'Por «asaltos» y «rondín»' },
              { value: 'eco', label: 'Ecología', hint: 'Por «poda» y «árboles»' },
            ]}
          />
          <div class="form--grid">
            <Select
              name="instruction"
              label="Instrucción"
              width={7}
              options={[{ value: 'a', label: 'Para su atención' }]}
            />
            <Field
              name="term"
              label="Días hábiles"
              type="number"
              value={10}
              width={5}
              figures
              hint="Vence vie 4 dic 2026"
            />
            <TextArea name="part" label="Qué parte le toca" optional rows={3} />
          </div>
          <ButtonRow>
            <Button icon="send" keys="Ctrl+Enter" busy="Turnando…">
              Turnar y ver la siguiente
            </Button>
            <Button kind="secondary" icon="plus" formaction="#otra">
              Otra dependencia
            </Button>
          </ButtonRow>
        </Form>
      </Panel>
    </DocumentViewer>
  );
}
