import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PaperMeanings, SearchFilters } from '@oficialia/documents';
import { Db, Navigation } from '@oficialia/platform';
import { nameActs, PetitionPanels, RegistryModule, VisitRecorder } from '@oficialia/registry';
import { AcknowledgePages } from './acknowledging/acknowledge.pages.js';
import { Acknowledgements } from './acknowledging/acknowledgements.service.js';
import { AcknowledgementReading } from './acknowledging/stamped/acknowledgement-reading.entity.js';
import { stampedOficio } from './acknowledging/stamped/oficio-paper-meaning.js';
import { StampPages } from './acknowledging/stamped/stamp.pages.js';
import { StampedAcknowledgements } from './acknowledging/stamped/stamped-acknowledgements.service.js';
import { ClocksModule } from './clocks/clocks.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { MyReferralsPages } from './my-referrals.pages.js';
import { LearnedModelEntity } from './learning/learned-model.entity.js';
import { Learning } from './learning/learning.service.js';
import { RoutingExample } from './learning/routing-example.entity.js';
import { TopicsInUse } from './matching/topics-in-use.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsPanel } from './referrals.panel.js';
import { AcceptedSuggestions } from './referring/accepted-suggestions.service.js';
import { ReferPages } from './referring/refer.pages.js';
import { Referrals } from './referring/referrals.service.js';
import { ToReferPages } from './referring/to-refer.pages.js';
import { Suggestions } from './suggestions/suggestions.service.js';
import { AcknowledgementContest } from './contesting/acknowledgement-contest.entity.js';
import { ContestPages } from './contesting/contest.pages.js';
import { Contests } from './contesting/contests.service.js';
import { HandlingController } from './handling.controller.js';
import { InheritanceController } from './reassigning/inheritance.controller.js';
import { InheritancePages } from './reassigning/inheritance.pages.js';
import { countOrphans } from './reassigning/inheritance.queries.js';
import { Inheritances } from './reassigning/inheritances.service.js';
import { ReassignPages } from './reassigning/reassign.pages.js';
import { Reassignment } from './reassigning/reassignment.entity.js';
import { Reassignments } from './reassigning/reassignments.service.js';
import { PreventionsModule } from './preventing/preventions.module.js';
import { ReferralReturn } from './returning/referral-return.entity.js';
import { ReturnPages } from './returning/return.pages.js';
import { Returns } from './returning/returns.service.js';
import { Acknowledgement } from './acknowledging/acknowledgement.entity.js';
import { topicFilter } from './oficio/oficio-search.js';
import { OficiosModule } from './oficio/oficios.module.js';
import { Referral } from './referring/referral.entity.js';
import { ReferralPoint } from './referring/referral-point.entity.js';
import { Remission } from './remitting/remission.entity.js';
import { RemissionPages } from './remitting/remission.pages.js';
import { RemissionsController } from './remitting/remissions.controller.js';
import { remissionsPanel } from './remitting/remissions.panel.js';
import { Remissions } from './remitting/remissions.service.js';
import { RuleDrafts } from './rules/editing/drafts.service.js';
import { RuleFormPages } from './rules/editing/rule-form.pages.js';
import { RulesPages } from './rules/editing/rules.pages.js';
import { RulesInForce } from './rules/evaluating/rules-in-force.js';
import { Publications } from './rules/simulating/publications.service.js';
import { SimulationPages } from './rules/simulating/simulation.pages.js';
import { Simulations } from './rules/simulating/simulations.service.js';
import { AssessmentEntity } from './rules/assessment.entity.js';
import { CompetenceRule } from './rules/competence-rule.entity.js';
import { RuleFailure } from './rules/rule-failure.entity.js';
import { RuleSet } from './rules/rule-set.entity.js';
import { RulesWatch } from './rules/rules-watch.js';
import { Suggestion } from './suggestions/suggestion.entity.js';
import { TopicEntity } from './topic.entity.js';
import { BulkActRow } from './trays/bulk/bulk-act-row.entity.js';
import { BulkAct } from './trays/bulk/bulk-act.entity.js';
import { BulkActs } from './trays/bulk/bulk-acts.service.js';
import { BulkController } from './trays/bulk/bulk.controller.js';
import { BulkPages } from './trays/bulk/bulk.pages.js';
import { TraysModule } from './trays/trays.module.js';

const ENTITIES = [
  TopicEntity,
  RuleSet,
  CompetenceRule,
  AssessmentEntity,
  RuleFailure,
  Suggestion,
  Remission,
  Referral,
  ReferralPoint,
  Acknowledgement,
  AcknowledgementContest,
  ReferralReturn,
  Reassignment,
  AcknowledgementReading,
  RoutingExample,
  LearnedModelEntity,
  BulkAct,
  BulkActRow,
];
const RULES = [RulesInForce, RuleDrafts, Simulations, Publications, RulesWatch];

/** Which department is competent, the oficio that turns the petition to it, and the proof that it arrived. */
@Module({
  imports: [
    TypeOrmModule.forFeature(ENTITIES),
    RegistryModule,
    ClocksModule,
    NoticesModule,
    OficiosModule,
    PreventionsModule,
    TraysModule,
  ],
  controllers: [
    ToReferPages,
    ReferPages,
    MyReferralsPages,
    BulkPages,
    BulkController,
    AcknowledgePages,
    StampPages,
    ReferralsController,
    ReturnPages,
    ReassignPages,
    ContestPages,
    HandlingController,
    InheritancePages,
    RemissionPages,
    RemissionsController,
    InheritanceController,
    RulesPages,
    RuleFormPages,
    SimulationPages,
  ],
  providers: [
    ...RULES,
    TopicsInUse,
    Learning,
    Suggestions,
    Referrals,
    Returns,
    Reassignments,
    Inheritances,
    Contests,
    Remissions,
    AcceptedSuggestions,
    Acknowledgements,
    StampedAcknowledgements,
    BulkActs,
    ReferralsPanel,
  ],
  exports: [ClocksModule, TraysModule],
})
export class RoutingModule implements OnModuleInit {
  constructor(
    private readonly navigation: Navigation,
    private readonly panels: PetitionPanels,
    private readonly referralsPanel: ReferralsPanel,
    private readonly filters: SearchFilters,
    private readonly db: Db,
    private readonly papers: PaperMeanings,
    private readonly visits: VisitRecorder,
  ) {}

  onModuleInit(): void {
    nameActs({
      referred: 'Turnada',
      acknowledged: 'Acuse del área',
      no_reply_declared: 'No requiere respuesta',
      returned: 'Devuelta por el área',
      reassigned: 'Reasignada a otra dependencia',
      acknowledgement_contested: 'Acuse impugnado',
      contest_refused: 'El acuse se sostiene',
      acknowledgement_undone: 'Acuse sin efecto',
      acknowledged_on_paper: 'Acuse del área, por papel sellado',
      stamp_read: 'Sello leído',
      remitted: 'Remitida por incompetencia',
    });
    this.navigation.add(
      { href: '/por-turnar', label: 'Por turnar', icon: 'send', permission: 'tray.read', order: 30 },
      { href: '/turnos', label: 'Turnos', icon: 'inbox', permission: 'referral.list', order: 40 },
    );
    this.navigation.watch({
      permission: 'referral.make',
      read: async () => {
        const open = await countOrphans(this.db.planned);
        const text = `${open === 1 ? 'Un turno sigue abierto' : `${open} turnos siguen abiertos`} en dependencias dadas de baja. Reasígnelos en «Turnos», «Sin dependencia».`;
        return open > 0 ? { tone: 'warn', text } : undefined;
      },
    });
    this.panels.add(this.referralsPanel);
    this.panels.add(remissionsPanel);
    this.filters.add(topicFilter);
    this.papers.add(stampedOficio);
    this.visits.alsoBy(
      /^\/(?:api\/v1\/referrals|turnos)\//,
      'SELECT r.petition_id FROM referral r WHERE r.id = $1::bigint',
    );
  }
}
