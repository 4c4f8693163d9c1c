import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A signed-in browser; written by the session library alone. */
@Entity('session')
@Index('session_expire', ['expire'])
export class Session {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'session_pk' }) sid: string;
  @Column('json') sess: Record<string, unknown>;
  @Column('timestamptz') expire: Date;
}
