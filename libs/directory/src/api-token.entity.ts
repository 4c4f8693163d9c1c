import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from './person.entity.js';

/** A bearer token of a person for the JSON API; only its digest is kept. */
@Entity('api_token')
@Unique('api_token_hash_unique', ['tokenHash'])
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'api_token_person' })
export class ApiToken {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'api_token_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'person_id' }) personId: number;
  @Column('text') name: string;
  @Column('bytea', { name: 'token_hash', select: false }) tokenHash: Buffer;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
}
