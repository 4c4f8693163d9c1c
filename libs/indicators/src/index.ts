export { percentOf, type AttentionRate } from './attention-rate.js';
export { attentionRate, petitionsBehind } from './attention-rate.queries.js';
export { IndicatorsModule } from './indicators.module.js';
