import { Injectable } from '@nestjs/common';
import type { Reader } from '../../platform/database/reader.js';
import type { Programme } from '../programmes/programme.entity.js';
import type { CanonicalValue } from '../../shared/canonical.js';
import type { CasePack } from './case-pack.entity.js';
import type { Snapshot } from './manifest.rules.js';

/** A part of what a sealed pack keeps of the programme, as its owner reads it. */
export interface SnapshotSection {
  name: string;
  /** The version of its form: a reader of an old pack knows what to expect. */
  version: string;
  /**
   * Text, booleans, lists and objects only; lists in a stated order. It holds what every member of the
   * programme may read, never what only some may, so that the bytes are the same, no matter who seals.
   */
  read(reader: Reader, programme: Programme, pack: CasePack): Promise<CanonicalValue>;
}

/** The parts of a snapshot, registered by the features that own them. */
@Injectable()
export class SnapshotSections {
  private readonly sections = new Map<string, SnapshotSection>();

  /** Adds a part; each name has one owner. */
  register(section: SnapshotSection): void {
    if (this.sections.has(section.name)) {
      throw new Error(`Two features register the snapshot section ${section.name}.`);
    }
    this.sections.set(section.name, section);
  }

  /** Everything that is registered, as it is at this moment. */
  async read(reader: Reader, programme: Programme, pack: CasePack): Promise<Snapshot> {
    const snapshot: Snapshot = {};
    for (const section of this.sections.values()) {
      const value = await section.read(reader, programme, pack);
      snapshot[section.name] = { version: section.version, value };
    }
    return snapshot;
  }
}
