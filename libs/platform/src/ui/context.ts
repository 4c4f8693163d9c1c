import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What every component of one page may need without being told: the form token and the time zone. */
export interface UiContext {
  csrfToken?: string;
  zone: string;
}

export const DEFAULT_ZONE = 'America/Mexico_City';

export const UiProvider = createContext<UiContext>({ zone: DEFAULT_ZONE });

export function useUi(): UiContext {
  return useContext(UiProvider);
}
