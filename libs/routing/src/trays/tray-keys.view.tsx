/** What the keys do in a tray; `?` opens it. */
export function TrayKeys({ acts }: { acts: boolean }) {
  const keys: [key: string, what: string][] = [
    ['j', 'siguiente renglón (también la flecha hacia abajo)'],
    ['k', 'renglón anterior (también la flecha hacia arriba)'],
    ['Enter', acts ? 'abrir el renglón; con varios elegidos, el acto principal' : 'abrir el renglón'],
    ...(acts ? ([['x', 'elegir el renglón o dejar de elegirlo']] as [string, string][]) : []),
    ['?', 'mostrar u ocultar esta ayuda'],
  ];
  return (
    <details class="tray-keys" data-tray-keys="">
      <summary>Teclas</summary>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
