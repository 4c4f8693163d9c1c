/** Turns a raw confidence into how often such a proposal is right (Platt): 1 / (1 + e^-(offset + slope · logit)). */
export interface Calibration {
  readonly offset: number;
  readonly slope: number;
}

const ROUNDS = 400;
const [OFFSET_STEP, SLOPE_STEP] = [2, 0.5];
/** Added as that many proposals of the usual kind, so that few examples cannot make it sure of itself. */
const USUAL_WEIGHT = 20;
const LIMIT = 0.005;

export function calibrated(raw: number, { offset, slope }: Calibration): number {
  return 1 / (1 + Math.exp(-(offset + slope * logit(raw))));
}

/** Fits a calibration to proposals of which it is known whether they were right, starting from the usual one. */
export function calibrate(seen: readonly { raw: number; right: boolean }[], usual: Calibration): Calibration {
  const rows = seen.map(({ raw, right }) => ({ x: logit(raw), y: right ? 1 : 0 }));
  const size = rows.length + USUAL_WEIGHT;
  let { offset, slope } = usual;
  for (let round = 0; round < ROUNDS; round++) {
    let [up, along] = [USUAL_WEIGHT * (usual.offset - offset) * 0.1, USUAL_WEIGHT * (usual.slope - slope) * 0.1];
    for (const { x, y } of rows) {
      const miss = y - 1 / (1 + Math.exp(-(offset + slope * x)));
      up += miss;
      along += miss * x;
    }
    offset += (OFFSET_STEP * up) / size;
    slope = Math.max(0, slope + (SLOPE_STEP * along) / size);
  }
  return { offset, slope };
}

function logit(probability: number): number {
  const inside = Math.min(1 - LIMIT, Math.max(LIMIT, probability));
  return Math.log(inside / (1 - inside));
}
