import type { GreyImage, PageFacts } from '../reading.types.js';
import { isBlankPage } from './blank-page.js';
import { perceptualHash } from './perceptual-hash.js';
import { readCodes } from './read-codes.js';

/**
 * What can be said of a page before its words. `grey` as it was decoded; `upright` is it turned and, if it was a scan,
 * prepared; `hasText` when the file itself holds its text.
 */
export async function factsOf(
  grey: GreyImage,
  { upright, quarterTurns, hasText }: { upright?: GreyImage; quarterTurns: 0 | 1 | 2 | 3; hasText: boolean },
): Promise<PageFacts> {
  const codes = await readCodes(grey);
  const blank = !hasText && codes.length === 0 && isBlankPage(grey);
  return { quarterTurns, blank, codes, perceptualHash: blank ? null : await perceptualHash(upright ?? grey) };
}
