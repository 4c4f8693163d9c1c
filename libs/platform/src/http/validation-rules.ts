import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;
type RulesByProperty = ReturnType<Storage['groupByPropertyName']>;

/**
 * class-validator collects and groups the rules of a class anew for every object it checks, a third of the time of a
 * check. They do not change once the decorators have run, so each class's are kept. We use neither groups nor schemas.
 */
export function rememberRules(): void {
  const storage = getMetadataStorage();
  const collect = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const rules = new Map<unknown, Rules>();
  const grouped = new WeakMap<Rules, RulesByProperty>();
  storage.getTargetValidationMetadatas = (target, ...rest) => {
    let known = rules.get(target);
    if (!known) {
      known = collect(target, ...rest);
      rules.set(target, known);
    }
    return known;
  };
  storage.groupByPropertyName = (list) => {
    let known = grouped.get(list);
    if (!known) {
      known = group(list);
      grouped.set(list, known);
    }
    return known;
  };
}
