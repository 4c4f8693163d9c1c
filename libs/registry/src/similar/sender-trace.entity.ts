import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * By what the sender of a petition is found again; learned behind the registration, no evidence.
 * Its index has no list of pending entries (fastupdate off), which TypeORM cannot say.
 */
@Entity('sender_trace')
@Index('sender_trace_keys', ['keys'], { type: 'gin' })
export class SenderTrace {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'sender_trace_pk' }) petitionId: number;
  /** Its words in order of the alphabet, without accents. */
  @Column('text') name: string;
  /** The name, the name without each of its words, CURP, e-mail and telephone. */
  @Column('text', { array: true }) keys: string[];
}
