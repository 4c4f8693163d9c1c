import { Alert, Badge, Panel } from '@oficialia/platform';
import { trialInWords } from '../rules/rule-in-words.js';
import type { RuleNames } from '../rules/rule-names.queries.js';
import type { RuleRow } from '../rules/rules.queries.js';
import { reasonInWords } from '../suggestions/suggestion-reason.js';
import type { AssessmentRow, SuggestionRow } from '../suggestions/suggestions.queries.js';
import { isRemission } from './refer.form.js';

/** How the rules judged the petition, with their rows and the names of what they speak of. */
export interface Judged extends AssessmentRow {
  rules: RuleRow[];
  names: RuleNames;
}

interface ReferReasonsProps {
  suggestions: SuggestionRow[];
  judged: Judged | undefined;
}

/** Why the departments stand chosen, what else the petition may be about, and which rules were tried. */
export function ReferReasons({ suggestions, judged }: ReferReasonsProps) {
  return (
    <>
      {judged?.failed && <Broken judged={judged} />}
      {suggestions.length === 0 ? (
        <Alert tone="info" title="Sin sugerencia">
          Ninguna regla aplica, y ni el asunto ni el texto leído mencionan un tema conocido. Elija la dependencia
          competente.
        </Alert>
      ) : (
        <Panel heading="Dependencias que se sugieren" level={2}>
          <ol>
            {suggestions.map((suggestion) => (
              <li key={suggestion.rank}>
                <Reason suggestion={suggestion} />
              </li>
            ))}
          </ol>
          {judged && <Trials judged={judged} />}
        </Panel>
      )}
      {suggestions.length === 0 && judged && <Trials judged={judged} />}
    </>
  );
}

function Reason({ suggestion }: { suggestion: SuggestionRow }) {
  return (
    <>
      <b>{suggestion.department}</b>
      {isRemission(suggestion) && (
        <>
          {' '}
          <Badge label="Remisión por incompetencia" tone="info" />
        </>
      )}
      {suggestion.urgent && (
        <>
          {' '}
          <Badge label="Urgente" tone="warn" icon="flag" />
        </>
      )}
      : {reasonInWords(suggestion)}
      {suggestion.legal_basis && `; ${suggestion.legal_basis}`}.{suggestion.note && ` ${suggestion.note}`}
      {suggestion.legal_text && (
        <details>
          <summary>Qué dice el fundamento</summary>
          <blockquote>{suggestion.legal_text}</blockquote>
        </details>
      )}
    </>
  );
}

/** A rule that broke might have said otherwise: nothing is chosen for the person. */
function Broken({ judged }: { judged: Judged }) {
  const broken = judged.trials.filter(({ outcome }) => outcome === 'broke');
  return (
    <Alert tone="error" title="Una regla falló con esta petición: decida usted">
      <ul>
        {broken.map(({ rule, reason }) => (
          <li key={rule}>
            «{judged.rules.find(({ id }) => id === rule)?.name}»: {reason}.
          </li>
        ))}
      </ul>
      Ya se avisó a quien administra.
    </Alert>
  );
}

function Trials({ judged }: { judged: Judged }) {
  const { rules, trials, names, version } = judged;
  return (
    <details>
      <summary>
        Qué reglas se probaron (versión {version}, {rules.length})
      </summary>
      <ol>
        {rules.map((rule) => {
          const trial = trials.find((one) => one.rule === rule.id);
          return (
            <li key={rule.id}>
              <b>{rule.name}</b>: {trial ? trialInWords(trial, rule, names) : 'No se probó.'}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
