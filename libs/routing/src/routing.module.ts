import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PaperMeanings, SearchFilters } from '@oficialia/documents';
import { Navigation } from '@oficialia/platform';
import { nameActs, PetitionPanels, RegistryModule } from '@oficialia/registry';
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
import { ReferPages } from './referring/refer.pages.js';
import { Referrals } from './referring/referrals.service.js';
import { ToReferPages } from './referring/to-refer.pages.js';
import { Suggestions } from './suggestions/suggestions.service.js';
import { Acknowledgement } from './acknowledging/acknowledgement.entity.js';
import { topicFilter } from './oficio/oficio-search.js';
import { OficiosModule } from './oficio/oficios.module.js';
import { Referral } from './referring/referral.entity.js';
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

const ENTITIES = [
  TopicEntity,
  RuleSet,
  CompetenceRule,
  AssessmentEntity,
  RuleFailure,
  Suggestion,
  Remission,
  Referral,
  Acknowledgement,
  AcknowledgementReading,
  RoutingExample,
  LearnedModelEntity,
];
const RULES = [RulesInForce, RuleDrafts, Simulations, Publications, RulesWatch];

/** Which department is competent, the oficio that turns the petition to it, and the proof that it arrived. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), RegistryModule, ClocksModule, NoticesModule, OficiosModule],
  controllers: [
    ToReferPages,
    ReferPages,
    MyReferralsPages,
    AcknowledgePages,
    StampPages,
    ReferralsController,
    RemissionPages,
    RemissionsController,
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
    Remissions,
    Acknowledgements,
    StampedAcknowledgements,
    ReferralsPanel,
  ],
  exports: [ClocksModule],
})
export class RoutingModule implements OnModuleInit {
  constructor(
    private readonly navigation: Navigation,
    private readonly panels: PetitionPanels,
    private readonly referralsPanel: ReferralsPanel,
    private readonly filters: SearchFilters,
    private readonly papers: PaperMeanings,
  ) {}

  onModuleInit(): void {
    nameActs({
      referred: 'Turnada',
      acknowledged: 'Acuse del área',
      acknowledged_on_paper: 'Acuse del área, por papel sellado',
      stamp_read: 'Sello leído',
      no_reply_declared: 'No requiere respuesta',
      remitted: 'Remitida por incompetencia',
    });
    this.navigation.add(
      { href: '/por-turnar', label: 'Por turnar', icon: 'send', permission: 'tray.read', order: 30 },
      { href: '/turnos', label: 'Turnos', icon: 'inbox', permission: 'referral.list', order: 40 },
    );
    this.panels.add(this.referralsPanel);
    this.panels.add(remissionsPanel);
    this.filters.add(topicFilter);
    this.papers.add(stampedOficio);
  }
}
