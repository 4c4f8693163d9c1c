// Each holds 3:1 against white, and neighbours differ in lightness too: they hold for eyes that tell no red from green, and in
// black and white. Drawings and dashes say again what colours say.
export const INK = '#1e1b17';
export const INK_SOFT = '#575048';
export const GRID = '#ded8cc';
export const AXIS = '#827a6e';

/** Lines of a trend, in order. */
export const LINES = ['#17494d', '#b04a00', '#5a2a82'] as const;
/** Bars of one kind. */
export const BAR = '#2b6a70';

/** Steps from the freshest to the oldest, with the ink that can be read on each. */
export const STEPS = [
  { fill: '#7e97a8', ink: INK },
  { fill: '#45728f', ink: '#fff' },
  { fill: '#1f5680', ink: '#fff' },
  { fill: '#b04a00', ink: '#fff' },
  { fill: '#5c0f14', ink: '#fff' },
] as const;
