import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, Db, formOf, Pages, renderFragment, toMend, type FormError } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { departmentsInUse, type DepartmentRow } from '../../referring/departments.queries.js';
import { ruleInWords } from '../rule-in-words.js';
import { ruleNames } from '../rule-names.queries.js';
import { ruleNotFound, ruleSetPublished } from '../rules.errors.js';
import { rulesOf } from '../rules.queries.js';
import { RuleDrafts } from './drafts.service.js';
import { emptyRule, ruleOf, typedIn, typedOf, unfinishedRule, type TypedRule } from './rule.form.js';
import { RuleFormView } from './rule-form.view.js';
import { revisionIn, ruleSetAt, SECTION } from './rule-set-at.js';
import { emptyCondition, isConditionType } from './typed-conditions.js';

/** One rule of a draft: its conditions, what it proposes and by which law. */
@Controller('reglas')
export class RuleFormPages {
  constructor(
    private readonly drafts: RuleDrafts,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  /** The rule in words, while it is typed. */
  @Allow('rule.edit')
  @HttpCode(200)
  @Post('frase')
  async sentence(@Req() request: Request, @Res() response: Response): Promise<void> {
    const sentence = await this.inWords(typedIn(formOf(request)), await departmentsInUse(this.db));
    response.type('html').send(renderFragment(<>{sentence}</>));
  }

  @Allow('rule.edit')
  @Get(':version/reglas/:rule')
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @Param('version') version: string,
    @Param('rule') rule: string,
  ): Promise<void> {
    const typed = await this.storedRule(version, rule);
    await this.show(request, response, { version, rule, typed, errors: [] });
  }

  /** Saves, or changes the rows of the form; `nueva` stands for the rule that is not there yet. */
  @Allow('rule.edit')
  @Post(':version/reglas/:rule')
  async act(
    @Req() request: Request,
    @Res() response: Response,
    @Param('version') version: string,
    @Param('rule') rule: string,
  ): Promise<void> {
    const body = formOf(request);
    const typed = typedIn(body);
    const [verb = '', what = ''] = actOf(body);
    if (verb === 'agregar' && isConditionType(what)) {
      typed.rows.push(emptyCondition(what));
      return this.show(request, response, { version, rule, typed, errors: [], fresh: typed.rows.length - 1 });
    }
    if (verb === 'quitar') {
      typed.rows.splice(Number(what), 1);
      return this.show(request, response, { version, rule, typed, errors: [] });
    }
    const read = ruleOf(typed, await ruleNames(this.db));
    const errors = 'errors' in read ? read.errors : [];
    if (verb === 'ver') return this.show(request, response, { version, rule, typed, errors });
    if ('errors' in read) return this.show(request, response, { version, rule, typed, errors, status: 422 });
    const seen = { version: (await ruleSetAt(this.db, version)).version, revision: revisionIn(body) };
    try {
      await this.drafts.save(seen, rule === 'nueva' ? undefined : idOf(rule), read.fields);
    } catch (error) {
      const said = toMend(error, (code) => (code === NO_DEPARTMENT ? 'department' : 'name'), NO_DEPARTMENT);
      return this.show(request, response, { version, rule, typed, ...said });
    }
    const text = `Se guardó la regla «${read.fields.name}» en el borrador.`;
    this.pages.redirect(request, response, `${SECTION}/${version}`, { tone: 'ok', text });
  }

  private async storedRule(version: string, rule: string): Promise<TypedRule> {
    if (rule === 'nueva') return emptyRule();
    const { id } = await ruleSetAt(this.db, version);
    const stored = (await rulesOf(this.db, id)).find((one) => one.id === idOf(rule));
    if (!stored) throw ruleNotFound();
    return typedOf(stored);
  }

  private async show(
    request: Request,
    response: Response,
    form: { version: string; rule: string; typed: TypedRule; errors: FormError[]; fresh?: number; status?: number },
  ): Promise<void> {
    const { id, version, revision, state } = await ruleSetAt(this.db, form.version);
    if (state === 'published') throw ruleSetPublished(version);
    const [names, departments, rules] = await Promise.all([
      ruleNames(this.db),
      departmentsInUse(this.db),
      rulesOf(this.db, id),
    ]);
    const stored = rules.find((one) => String(one.id) === form.rule);
    const title = stored ? `Regla ${stored.position}: ${stored.name}` : 'Regla nueva';
    await this.pages.send(
      request,
      response,
      { title, section: SECTION, status: form.status },
      <RuleFormView
        version={version}
        revision={revision}
        action={`${SECTION}/${version}/reglas/${form.rule}`}
        title={title}
        typed={form.typed}
        errors={form.errors}
        names={names}
        departments={departments.map(({ key, name, level }) => ({ value: key, label: name, group: LEVELS[level] }))}
        sentence={await this.inWords(form.typed, departments)}
        fresh={form.fresh}
      />,
    );
  }

  private async inWords(typed: TypedRule, departments: DepartmentRow[]): Promise<string> {
    const names = await ruleNames(this.db);
    return ruleInWords(unfinishedRule(typed, names, departments), names);
  }
}

const NO_DEPARTMENT = 'department.not-found';

const LEVELS: Record<DepartmentRow['level'], string> = {
  municipal: 'Municipales',
  estatal: 'Estatales',
  federal: 'Federales',
  autonomo: 'Organismos autónomos',
};

/** The button that was pressed: `guardar`, `agregar-words`, `quitar-2`. */
function actOf({ accion }: Record<string, unknown>): string[] {
  return typeof accion === 'string' ? accion.split('-') : ['guardar'];
}

function idOf(rule: string): number {
  if (!/^\d{1,9}$/.test(rule)) throw ruleNotFound();
  return Number(rule);
}
