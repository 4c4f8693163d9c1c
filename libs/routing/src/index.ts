export { Acknowledgements } from './acknowledging/acknowledgements.service.js';
export { Referrals } from './referring/referrals.service.js';
export { findReferral, referralsOf, type ReferralRow } from './referrals.queries.js';
export { AcknowledgementRequest, ReferralRequest, ReferralsRequest } from './referrals.dto.js';
export { referralNotFound } from './routing.errors.js';
export { RoutingModule } from './routing.module.js';
export { seedRouting } from './routing.seed.js';
export { Suggestions, suggestionsOf } from './suggestions/suggestions.service.js';
export { oficioPath } from './referring/oficio-content.js';
