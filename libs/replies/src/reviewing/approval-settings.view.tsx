import { Badge, Button, Form, PageHeader, Panel, Table } from '@oficialia/platform';
import type { ApprovalSetting } from './approval-settings.queries.js';

/** Every department with its chief, and whether its replies wait for him or her. */
export function ApprovalSettingsView({ settings }: { settings: ApprovalSetting[] }) {
  return (
    <>
      <PageHeader
        title="Aprobación de respuestas"
        lead="Donde se pide, lo que escribe el personal cuenta hasta que lo aprueba el titular de la dependencia."
      />
      <Panel flush>
        <Table
          caption="Dependencias"
          captionHidden
          rows={settings}
          rowKey={({ key }) => key}
          columns={[
            { header: 'Dependencia', main: true, cell: ({ name }) => name },
            { header: 'Titular', cell: ({ chiefs }) => chiefs.join(', ') || 'Sin titular con cuenta' },
            {
              header: 'Sus respuestas',
              cell: ({ needed }) =>
                needed ? <Badge label="Las aprueba su titular" tone="info" /> : 'Salen sin aprobación',
            },
            { header: 'Cambiar', cell: (setting) => <ChangeApproval setting={setting} /> },
          ]}
        />
      </Panel>
    </>
  );
}

/** One button that turns the approval of a department on or off. */
export function ChangeApproval({ setting }: { setting: ApprovalSetting }) {
  if (!setting.needed && setting.chiefs.length === 0) return null;
  return (
    <Form action={`/aprobacion-de-respuestas/${setting.key}`} label={`Aprobación de respuestas de ${setting.name}`}>
      <Button kind="secondary" small name="needed" value={setting.needed ? 'false' : 'true'}>
        {setting.needed ? 'Ya no pedir aprobación' : 'Pedir aprobación'}
        <span class="vh"> en {setting.name}</span>
      </Button>
    </Form>
  );
}
