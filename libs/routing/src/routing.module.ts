import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SearchFilters, SearchTargets } from '@oficialia/documents';
import { Db, Navigation } from '@oficialia/platform';
import { nameActs, PetitionPanels, RegistryModule } from '@oficialia/registry';
import { AcknowledgePages } from './acknowledging/acknowledge.pages.js';
import { Acknowledgements } from './acknowledging/acknowledgements.service.js';
import { ClocksModule } from './clocks/clocks.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { MyReferralsPages } from './my-referrals.pages.js';
import { LearnedModelEntity } from './learning/learned-model.entity.js';
import { Learning } from './learning/learning.service.js';
import { RoutingExample } from './learning/routing-example.entity.js';
import { TopicsInUse } from './matching/topics-in-use.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsPanel } from './referrals.panel.js';
import { ReferPages } from './referring/refer.pages.js';
import { Referrals } from './referring/referrals.service.js';
import { ToReferPages } from './referring/to-refer.pages.js';
import { Suggestions } from './suggestions/suggestions.service.js';
import { AcknowledgementContest } from './contesting/acknowledgement-contest.entity.js';
import { ContestPages } from './contesting/contest.pages.js';
import { Contests } from './contesting/contests.service.js';
import { HandlingController } from './handling.controller.js';
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
import { oficioFinder, topicFilter } from './oficio/oficio-search.js';
import { OficioCounter } from './oficio/oficio-counter.entity.js';
import { OficioSeries } from './oficio/oficio-series.entity.js';
import { Oficio } from './oficio/oficio.entity.js';
import { Referral } from './referring/referral.entity.js';
import { ReferralPoint } from './referring/referral-point.entity.js';
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

const ENTITIES = [
  TopicEntity,
  RuleSet,
  CompetenceRule,
  AssessmentEntity,
  RuleFailure,
  Suggestion,
  OficioSeries,
  OficioCounter,
  Oficio,
  Referral,
  ReferralPoint,
  Acknowledgement,
  AcknowledgementContest,
  ReferralReturn,
  Reassignment,
  RoutingExample,
  LearnedModelEntity,
];
const RULES = [RulesInForce, RuleDrafts, Simulations, Publications, RulesWatch];

/** Which department is competent, the oficio that turns the petition to it, and the proof that it arrived. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), RegistryModule, ClocksModule, NoticesModule, PreventionsModule],
  controllers: [
    ToReferPages,
    ReferPages,
    MyReferralsPages,
    AcknowledgePages,
    ReferralsController,
    ReturnPages,
    ReassignPages,
    ContestPages,
    HandlingController,
    InheritancePages,
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
    Acknowledgements,
    Returns,
    Reassignments,
    Inheritances,
    Contests,
    ReferralsPanel,
  ],
  exports: [ClocksModule],
})
export class RoutingModule implements OnModuleInit {
  constructor(
    private readonly navigation: Navigation,
    private readonly panels: PetitionPanels,
    private readonly referralsPanel: ReferralsPanel,
    private readonly targets: SearchTargets,
    private readonly filters: SearchFilters,
    private readonly db: Db,
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
    });
    this.navigation.add(
      { href: '/por-turnar', label: 'Por turnar', icon: 'send', permission: 'tray.read', order: 30 },
      { href: '/turnos', label: 'Turnos', icon: 'inbox', permission: 'referral.list', order: 40 },
    );
    this.navigation.watch({
      permission: 'referral.make',
      read: async () => {
        const open = await countOrphans(this.db);
        const text = `${open === 1 ? 'Un turno sigue abierto' : `${open} turnos siguen abiertos`} en dependencias dadas de baja. Reasígnelos en «Turnos», «Sin dependencia».`;
        return open > 0 ? { tone: 'warn', text } : undefined;
      },
    });
    this.panels.add(this.referralsPanel);
    this.targets.add(oficioFinder);
    this.filters.add(topicFilter);
  }
}
