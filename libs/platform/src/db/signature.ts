import { AsyncLocalStorage } from 'node:async_hooks';

/** Whoever is behind what changes in the database. */
interface Signer {
  id: number;
  name: string;
  address: string;
}

const signer = new AsyncLocalStorage<Signer>();

/** Runs `work` with every transaction in it signed: triggers read who acts, and no service has to hand it on. */
export function signing<T>({ id, name, address }: Signer, work: () => T): T {
  return signer.run({ id, name, address }, work);
}

/** The signature as the setting `oficialia.signed_by` holds it; undefined where nobody signed. */
export function signature(): string | undefined {
  const signed = signer.getStore();
  return signed && JSON.stringify(signed);
}
