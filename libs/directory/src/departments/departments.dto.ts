import { Day, Integer, Text } from '@oficialia/platform';

/** How a department is called from a day on, and who leads it. */
export class DepartmentChangeRequest {
  /** The version that was seen; 1 of one that never changed. */
  @Integer('Versión', { min: 1, max: 100_000 }) seen: number;
  @Text('Nombre', { max: 200 }) name: string;
  @Text('Titular', { max: 200, optional: true }) headName?: string;
  @Text('Cargo', { max: 200, optional: true }) headPosition?: string;
  /** `YYYY-MM-DD`, today or before. */
  @Day('Desde') since: string;
  @Text('Fundamento', { max: 300 }) basis: string;
}

/** That a department is no more, and who gets what it had. */
export class DepartmentClosureRequest {
  @Integer('Versión', { min: 1, max: 100_000 }) seen: number;
  /** Key of the department that takes over. */
  @Text('Quién la sustituye', { max: 40 }) heir: string;
  @Day('Desde') since: string;
  @Text('Fundamento', { max: 300 }) basis: string;
}
