import type { INestApplicationContext } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { DemonstrationActs } from './demonstration.acts.js';
import { Cast, type DemonstrationPetition } from './demonstration.cast.js';
import { instantOf, type DemonstrationClock } from './demonstration.clock.js';

/** Every act in the order of its moment, so that folios and oficios are numbered in the order of their dates. */
export async function tell(
  petitions: DemonstrationPetition[],
  services: INestApplicationContext,
  clock: DemonstrationClock,
): Promise<void> {
  const { timeZone } = await services.get(Settings).municipality();
  const acts = new DemonstrationActs(await Cast.of(services));
  const scenes = petitions.flatMap((petition) =>
    petition.steps.map((step) => ({ petition, step, moment: instantOf(step, timeZone) })),
  );
  scenes.sort((a, b) => a.moment.getTime() - b.moment.getTime());
  for (const { petition, step, moment } of scenes) {
    clock.putTo(moment);
    await acts.play(petition, step);
  }
}
