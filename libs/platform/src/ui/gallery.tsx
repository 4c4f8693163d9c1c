import type { VNode } from 'preact';
import { ComponentsView } from './gallery/components.js';
import { DocumentView } from './gallery/document.js';
import { PetitionView } from './gallery/petition.js';
import { LoginView, PortalView } from './gallery/plain.js';
import { RegisterView } from './gallery/register.js';
import { galleryShell } from './gallery/sample.js';
import { TrayView } from './gallery/tray.js';
import { renderPage } from './shell.js';
import type { Shell } from './shell-props.js';

interface View {
  shell: Shell;
  body: () => VNode;
}

const VIEWS = {
  registrar: { shell: galleryShell('Registrar', '?vista=registrar'), body: () => <RegisterView /> },
  errores: { shell: galleryShell('Registrar', '?vista=registrar'), body: () => <RegisterView withErrors /> },
  bandeja: { shell: galleryShell('Por turnar', '?vista=bandeja', { wide: true }), body: () => <TrayView /> },
  peticion: { shell: galleryShell('PM-2026-000412', '?vista=peticiones'), body: () => <PetitionView /> },
  documento: { shell: galleryShell('Turnar', '?vista=bandeja', { wide: true }), body: () => <DocumentView /> },
  componentes: { shell: galleryShell('Componentes', ''), body: () => <ComponentsView /> },
  entrar: { shell: galleryShell('Entrar', '', { layout: 'plain', nav: [] }), body: () => <LoginView /> },
  portal: { shell: galleryShell('Su petición', '', { layout: 'plain', nav: [] }), body: () => <PortalView /> },
} satisfies Record<string, View>;

export type GalleryView = keyof typeof VIEWS;

export const GALLERY_VIEWS = Object.keys(VIEWS) as GalleryView[];

/** A page of the developers' gallery: all components (by default), or one of the screens they were made for. */
export function galleryPage(name: GalleryView = 'componentes'): string {
  const view: View = VIEWS[name];
  return renderPage(view.shell, view.body());
}
