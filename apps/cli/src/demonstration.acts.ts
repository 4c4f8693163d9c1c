import { parse, projectPath, Storage } from '@oficialia/platform';
import { Documents } from '@oficialia/documents';
import { Receipts, Registration, RegistrationRequest } from '@oficialia/registry';
import { createReadStream } from 'node:fs';
import { ANSWERING } from './demonstration.answering.js';
import type { Cast, DemonstrationPetition, Scene, Step } from './demonstration.cast.js';
import { HANDLING } from './demonstration.handling.js';

const LATER: Record<Exclude<Step['act'], 'register'>, (scene: Scene) => Promise<void>> = { ...HANDLING, ...ANSWERING };

/** What the people of the demonstration do, through the services that the office uses. An act that was done is not repeated. */
export class DemonstrationActs {
  private readonly folios = new Map<string, string>();

  constructor(private readonly cast: Cast) {}

  async play(petition: DemonstrationPetition, step: Step): Promise<void> {
    if (step.act === 'register') return this.register(petition);
    const folio = this.folios.get(petition.key) ?? '';
    await LATER[step.act](await this.cast.scene(petition, folio, step));
  }

  private async register({ key, file, request }: DemonstrationPetition): Promise<void> {
    const clerk = this.cast.actor('intake_clerk');
    const typed = parse(RegistrationRequest, request);
    const { folio } = await this.cast.get(Registration).register(typed, `demostracion-${key}`, clerk);
    this.folios.set(key, folio);
    await this.cast.get(Receipts).issueOriginal(folio, clerk);
    if (!file) return;
    const content = createReadStream(projectPath('apps/cli/demonstration', file));
    const upload = { ...(await this.cast.get(Storage).keep(content)), name: file };
    await this.cast.get(Documents).addEach(folio, clerk, [upload], 'petition');
  }
}
