import type { ComponentChildren } from 'preact';
import type { IconName } from './icon.js';

export interface Municipality {
  /** `H. Ayuntamiento de …`. */
  name: string;
  /** `Oficialía de Partes`. */
  office: string;
  /** Coat of arms (our own origin); without it, the stamp of Oficialía. */
  crestUrl?: string;
  /** A style sheet made by `themeCss`, for the municipality's colours. */
  themeUrl?: string;
  /** IANA zone of every `<Time>`; America/Mexico_City when left out. */
  zone?: string;
}

export interface NavItem {
  href: string;
  label: string;
  icon?: IconName;
  /** How many wait there. */
  count?: number;
  /** Access key, one letter (Alt+letter, or Alt+Shift+letter in Firefox). */
  key?: string;
}

/** Entries of a long menu that stand behind one word. */
export interface NavGroup {
  label: string;
  items: NavItem[];
}

export interface Actor {
  name: string;
  role: string;
  department?: string;
}

export interface Notice {
  tone: 'ok' | 'info' | 'warn' | 'error';
  text: string;
}

/** The one box of the desk, in the bar of every page. */
export interface SearchBox {
  /** Where it asks, by GET as `q`. */
  href: string;
  /** What is asked on this page. */
  value?: string;
}

/** Everything around the content of a page. */
export interface Shell {
  title: string;
  municipality: Municipality;
  nav: (NavItem | NavGroup)[];
  /** The `href` of the navigation item this page belongs to. */
  section?: string;
  actor?: Actor;
  csrfToken?: string;
  notices?: Notice[];
  /** `app`: bar and navigation; `plain`: crest and a centred card, for login, portal and errors. */
  layout?: 'app' | 'plain';
  /** Uses the whole width of the screen: documents, boards. */
  wide?: boolean;
  /** Shown in the bar when it is given. */
  search?: SearchBox;
  /** Where the sign-out form posts; shown with the actor. */
  signOutUrl?: string;
  /** Where the crest leads; `/` when left out. */
  homeUrl?: string;
  /** Last line of the page, beside the office's name. */
  footer?: ComponentChildren;
}
