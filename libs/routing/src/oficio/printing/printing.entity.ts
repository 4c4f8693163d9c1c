import { Person } from '@oficialia/directory';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Oficio } from '../oficio.entity.js';

/** Oficios that were sent to the printer together. */
@Entity('oficio_printing')
@ForeignKey(() => Person, ['printedBy'], ['id'], { name: 'oficio_printing_person' })
export class OficioPrinting {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'oficio_printing_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('timestamptz', { name: 'printed_at' }) printedAt: Date;
  @Column('integer', { name: 'printed_by' }) printedBy: number;
  @Column('text') address: string;
}

/** One oficio of a printing, in its place. */
@Entity('oficio_printed')
@Index('oficio_printed_by_oficio', ['oficioId'])
@ForeignKey(() => OficioPrinting, ['printingId'], ['id'], { name: 'oficio_printed_printing' })
@ForeignKey(() => Oficio, ['oficioId'], ['id'], { name: 'oficio_printed_oficio' })
export class PrintedOficio {
  @PrimaryColumn('bigint', { name: 'printing_id', primaryKeyConstraintName: 'oficio_printed_pk' }) printingId: number;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'oficio_printed_pk' }) position: number;
  @Column('bigint', { name: 'oficio_id' }) oficioId: number;
}
