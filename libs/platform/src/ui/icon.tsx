import { assetUrl } from './assets.js';

/** Every drawing of `assets/icons.svg`. */
export const ICONS = [
  'alert',
  'arrow-left',
  'arrow-right',
  'book',
  'building',
  'calendar',
  'camera',
  'chart',
  'check',
  'clock',
  'copy',
  'cross',
  'download',
  'external',
  'file',
  'flag',
  'home',
  'inbox',
  'info',
  'list',
  'lock',
  'logout',
  'mail',
  'menu',
  'pen',
  'phone',
  'plus',
  'print',
  'reply',
  'return',
  'rotate',
  'scan',
  'search',
  'seal',
  'send',
  'settings',
  'stamp',
  'upload',
  'user',
  'users',
  'warn',
  'zoom-in',
  'zoom-out',
] as const;

export type IconName = (typeof ICONS)[number];

/** A decorative drawing; the words beside it carry the meaning. */
export function Icon({ name, class: extra }: { name: IconName; class?: string }) {
  return (
    <svg class={extra ? `icon ${extra}` : 'icon'} aria-hidden="true" focusable="false">
      <use href={`${assetUrl('icons.svg')}#${name}`} />
    </svg>
  );
}
