import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  DayColumn,
  Id,
  MomentColumn,
  ProseColumn,
  TextColumn,
  VersionColumn,
} from '../database/columns.js';
import { Critical } from '../database/critical.js';
import type { Role } from '../access/roles.rules.js';

/** Somebody who acts, holds a seat or a role. Shown by name or role title. */
@Entity('person')
@Critical()
@Unique('person_code', ['code'])
export class Person {
  @Id() id!: string;
  /** A short name for documentation and imports, such as `derby-secretary`. */
  @TextColumn() code!: string;
  @ProseColumn() displayName!: string;
  @MomentColumn() createdAt!: Date;
  @VersionColumn() version!: number;
}

/** How a person signs in with a password of this service. */
@Entity('account')
@Critical({ readAfter: true })
@Unique('account_email', ['email'])
@ForeignKey(() => Person, ['id'], ['id'], { name: 'account_person' })
export class Account {
  /** The person's own id. */
  @Id() id!: string;
  @TextColumn() email!: string;
  @ProseColumn() passwordHash!: string;
  @MomentColumn({ nullable: true }) disabledAt!: Date | null;
  /** Who last set the password or the address in the person's stead: a person, or the command line. */
  @Column('uuid') givenBy!: string;
  @MomentColumn() givenAt!: Date;
  /** Whether the person chose the password themselves since. */
  @Column('boolean') ownPassword!: boolean;
  @VersionColumn() version!: number;
}

/** An officer's word that they met the person, and that the sign-in as it was given is theirs. */
@Entity('identification')
@Critical()
@Unique('identification_once', ['personId', 'givenAt'])
@Check('identification_of_another', 'identified_by <> person_id')
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'identification_person' })
@ForeignKey(() => Person, ['identifiedBy'], ['id'], { name: 'identification_officer' })
export class Identification {
  @Id() id!: string;
  @Column('uuid') personId!: string;
  /** Which giving of the sign-in it is about: the moment of it. */
  @MomentColumn() givenAt!: Date;
  /** How the person was identified, such as by a passport at a meeting. */
  @ProseColumn() how!: string;
  @Column('uuid') identifiedBy!: string;
  @MomentColumn() identifiedAt!: Date;
}

/** A signed-in session of the server's: only the secret's digest is kept. */
@Entity('session')
@Unique('session_secret', ['secretHash'])
@Index('session_person', ['personId'])
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'session_person_fk' })
export class Session {
  @Id() id!: string;
  @Column('uuid') personId!: string;
  @TextColumn() secretHash!: string;
  @MomentColumn() authenticatedAt!: Date;
  @MomentColumn() lastSeenAt!: Date;
  @Column('int') idleMinutes!: number;
  @MomentColumn() expiresAt!: Date;
  @MomentColumn({ nullable: true }) endedAt!: Date | null;
  /** A digest of the person and the network address it was begun from; null when that is not known. */
  @TextColumn({ nullable: true }) addressDigest!: string | null;
}

/** A key for a program of the person's: one programme, one role, until a day; shown once, kept as a digest. */
@Entity('api_token')
@Critical({ except: ['last_used_at'] })
@Unique('api_token_secret', ['secretHash'])
@Index('api_token_person', ['personId'])
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'api_token_person_fk' })
@ForeignKey('Programme', ['programmeId'], ['id'], { name: 'api_token_programme' })
export class ApiToken {
  @Id() id!: string;
  @Column('uuid') personId!: string;
  @Column('uuid') programmeId!: string;
  @TextColumn() role!: Role;
  @ProseColumn() name!: string;
  @TextColumn() secretHash!: string;
  @MomentColumn() createdAt!: Date;
  @MomentColumn() expiresAt!: Date;
  @MomentColumn({ nullable: true }) revokedAt!: Date | null;
  @MomentColumn({ nullable: true }) lastUsedAt!: Date | null;
  @VersionColumn() version!: number;
}

/** A role held by a person in a programme, for a Trust, or in the installation, from a day to a day. */
@Entity('membership')
@Critical()
@Index('membership_person', ['personId'])
@Index('membership_programme', ['programmeId'])
@Check('membership_days', 'until_day is null or until_day >= from_day')
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'membership_person_fk' })
@ForeignKey('Programme', ['programmeId'], ['id'], { name: 'membership_programme_fk' })
@ForeignKey('Trust', ['trustId'], ['id'], { name: 'membership_trust_fk' })
export class Membership {
  @Id() id!: string;
  @Column('uuid') personId!: string;
  @Column('uuid', { nullable: true }) programmeId!: string | null;
  @Column('uuid', { nullable: true }) trustId!: string | null;
  @TextColumn() role!: Role;
  @DayColumn() fromDay!: string;
  /** The last day; null while it goes on. */
  @DayColumn({ nullable: true }) untilDay!: string | null;
  /** Set when it was ended at once, whatever its last day. */
  @MomentColumn({ nullable: true }) revokedAt!: Date | null;
  @Column('uuid', { nullable: true }) grantedBy!: string | null;
  @VersionColumn() version!: number;
}
