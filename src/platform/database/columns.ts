import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/**
 * How rows of a programme, and of a body's own part in it, are named by others: never by their id alone,
 * so that none can pass for another programme's or another body's.
 */
export const IN_PROGRAMME = ['programmeId', 'id'] as const;
export const IN_BODY = ['programmeId', 'bodyId', 'id'] as const;

/** A UUIDv7 made by the service. */
export const Id = () => PrimaryColumn('uuid');

/** Text that is sorted, compared or unique: the collation is named, so that every server agrees. */
export const TextColumn = (options: ColumnOptions = {}) =>
  Column('text', { collation: 'C', ...options });

/** Text for people to read; never sorted or compared. */
export const ProseColumn = (options: ColumnOptions = {}) => Column('text', options);

/** A business date, `YYYY-MM-DD`. */
export const DayColumn = (options: ColumnOptions = {}) => Column('date', options);

/** A moment, by the database's clock. */
export const MomentColumn = (options: ColumnOptions = {}) => Column('timestamptz', options);

/** How often the row has been changed: an update must name the version that it saw. */
export const VersionColumn = () => Column('int', { name: 'version' });
