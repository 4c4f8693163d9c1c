import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SearchFilters, SearchTargets } from '@oficialia/documents';
import { Navigation } from '@oficialia/platform';
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
import { AcceptedSuggestions } from './referring/accepted-suggestions.service.js';
import { ReferPages } from './referring/refer.pages.js';
import { Referrals } from './referring/referrals.service.js';
import { ToReferPages } from './referring/to-refer.pages.js';
import { Suggestions } from './suggestions/suggestions.service.js';
import { Acknowledgement } from './acknowledging/acknowledgement.entity.js';
import { oficioFinder, topicFilter } from './oficio/oficio-search.js';
import { OficioCounter } from './oficio/oficio-counter.entity.js';
import { OficioSeries } from './oficio/oficio-series.entity.js';
import { Oficio } from './oficio/oficio.entity.js';
import { Referral } from './referring/referral.entity.js';
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
  OficioSeries,
  OficioCounter,
  Oficio,
  Referral,
  Acknowledgement,
  RoutingExample,
  LearnedModelEntity,
  BulkAct,
  BulkActRow,
];
const RULES = [RulesInForce, RuleDrafts, Simulations, Publications, RulesWatch];

/** Which department is competent, the oficio that turns the petition to it, and the proof that it arrived. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), RegistryModule, ClocksModule, NoticesModule, TraysModule],
  controllers: [
    ToReferPages,
    ReferPages,
    MyReferralsPages,
    BulkPages,
    BulkController,
    AcknowledgePages,
    ReferralsController,
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
    AcceptedSuggestions,
    Acknowledgements,
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
    private readonly targets: SearchTargets,
    private readonly filters: SearchFilters,
  ) {}

  onModuleInit(): void {
    nameActs({ referred: 'Turnada', acknowledged: 'Acuse del área', no_reply_declared: 'No requiere respuesta' });
    this.navigation.add(
      { href: '/por-turnar', label: 'Por turnar', icon: 'send', permission: 'tray.read', order: 30 },
      { href: '/turnos', label: 'Turnos', icon: 'inbox', permission: 'referral.list', order: 40 },
    );
    this.panels.add(this.referralsPanel);
    this.targets.add(oficioFinder);
    this.filters.add(topicFilter);
  }
}
