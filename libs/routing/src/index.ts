export { Acknowledgements } from './acknowledging/acknowledgements.service.js';
export { Notices } from './notices/notices.service.js';
export { noticesTick, oficioCancelled, summaryWritten } from './routing.jobs.js';
export { Clocks, type ClockOrder } from './clocks/clocks.service.js';
export { Recount } from './clocks/recount/recount.service.js';
export { clockOf, type ClockRow } from './clocks/clocks.queries.js';
export { explainedClock, type ExplainedClock } from './clocks/explained-clock.js';
export { unitInWords } from './clocks/counting/term.js';
export { completeBy, effectOf } from './clocks/counting/prevention.js';
export { Returns } from './returning/returns.service.js';
export { ReturnRequest } from './returning/returning.dto.js';
export { Reassignments } from './reassigning/reassignments.service.js';
export { ReassignmentRequest } from './reassigning/reassigning.dto.js';
export { Preventions } from './preventing/preventions.service.js';
export { Endings } from './preventing/endings.service.js';
export { CompletionRequest, LapseRequest, PreventionRequest } from './preventing/preventing.dto.js';
export { Remissions } from './remitting/remissions.service.js';
export { RemissionRequest } from './remitting/remission.dto.js';
export { Withdrawals } from './withdrawing/withdrawals.service.js';
export { WithdrawalRequest } from './withdrawing/withdrawal.dto.js';
export { Referral } from './referring/referral.entity.js';
export { Referrals } from './referring/referrals.service.js';
export { pointsOf, type Point } from './referring/points.js';
export { INSTRUCTION_OPTIONS } from './referral.instructions.js';
export { findReferral, referralsOf, type ReferralRow } from './referrals.queries.js';
export { AcknowledgementRequest, ReferralRequest, ReferralsRequest } from './referrals.dto.js';
export { Learning } from './learning/learning.service.js';
export { referralNotFound } from './routing.errors.js';
export { RoutingModule } from './routing.module.js';
export { seedRouting } from './routing.seed.js';
export { seedRules } from './rules/rules.seed.js';
export { suggestionsOf } from './suggestions/suggestions.queries.js';
export { Suggestions } from './suggestions/suggestions.service.js';
export { referralOver } from './oficio/cancelling/cancellation.errors.js';
export { oficioPath } from './referring/oficio-content.js';
export type { Tray } from './trays/tray.js';
export { TO_NOTIFY } from './trays/holdings.js';
export { countInWords } from './trays/tray.view.js';
export { Trays } from './trays/trays.service.js';
export {
  LOAD_LISTS,
  loadAddress,
  loadByDepartment,
  loadByPerson,
  type DepartmentLoad,
  type Load,
  type PersonLoad,
} from './trays/workload.queries.js';
