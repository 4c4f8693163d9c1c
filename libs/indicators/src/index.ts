export { countAsOf, figureOf } from './counting/counting.queries.js';
export { percentOf } from './counting/figures.js';
export { definitionsInForce } from './defining/definitions.queries.js';
export { Goals } from './defining/goals.service.js';
export { IndicatorsModule } from './indicators.module.js';
