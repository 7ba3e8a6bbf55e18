import { Injectable } from '@nestjs/common';
import { AccessService } from '../../platform/access/access.service.js';
import { Database } from '../../platform/database/database.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Actor } from '../../shared/actor.js';
import { sha256Hex } from '../../shared/canonical.js';
import { given } from '../../shared/given.js';
import { allow, notFound, refuse, Refused, type Refusal } from '../../shared/refusal.js';
import { CasePack, KeyFigureRow, PackDocument, PackSection } from './case-pack.entity.js';
import type * as inputs from './case-pack.input.js';
import { mayEdit, mayMovePack, nextVersion, packCode } from './case-pack.rules.js';
import { CasePacksService } from './case-packs.service.js';
import { figureValue, mayStateFigure } from './manifest.rules.js';
import { PackEditingService } from './pack-editing.service.js';

const ONE_DRAFT: Refusal = {
  code: 'WRONG_STATE',
  because:
    'This stage already has a draft: seal it or withdraw it before you start the next version.',
  field: 'stage',
};
onConstraint('case_pack_one_draft', ONE_DRAFT);
onConstraint('case_pack_version', ONE_DRAFT);

const MOST_FIGURES = 100;

/** Writing a business case: its versions, sections and key figures. */
@Injectable()
export class PackDraftingService {
  constructor(
    private readonly db: Database,
    private readonly access: AccessService,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly packs: CasePacksService,
    private readonly editing: PackEditingService,
  ) {}

  /** Starts the next version of a case, empty or from an earlier pack; one draft a stage at a time. */
  async createCasePack(
    actor: Actor,
    input: inputs.CreateCasePackInput,
  ): Promise<Once<{ packId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const programme = await this.programmes.programme(tx, input.programme);
      await this.access.authorise(tx, 'createCasePack', { programmeId: programme.id });
      const request = { verb: 'createCasePack', key: input.idempotencyKey, input };
      return await this.idempotency.once(tx, request, async () => {
        const pack = await this.start(tx, programme.id, input);
        const from = input.copyFrom
          ? await this.packs.pack(tx, programme.id, input.copyFrom, 'copyFrom')
          : null;
        if (from) await copyContents(tx, from, pack);
        this.editing.record(tx, pack, 'pack.created', {
          pack: packCode(pack),
          label: pack.label,
          from: from?.id,
        });
        return { packId: pack.id };
      });
    });
  }

  /** Relabels a pack that is not sealed, sends it to review and back, or withdraws it. */
  async revisePack(actor: Actor, input: inputs.RevisePackInput): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.editing.named(input)(tx);
      await this.access.authorise(tx, 'revisePack', { programmeId: found.programmeId });
      const pack = await tx.lock(CasePack, found.id, 'NO KEY UPDATE', 'pack');
      const status = this.packs.status(pack);
      const moves = Boolean(input.status && input.status !== status);
      if (moves) allow(mayMovePack(status, input.status!));
      if (input.label && status !== 'DRAFT' && input.status !== 'DRAFT') allow(mayEdit(status));
      const changes = given<Partial<Pick<CasePack, 'label' | 'status'>>>({
        label: input.label || undefined,
        status: moves ? input.status! : undefined,
      });
      if (Object.keys(changes).length === 0) {
        refuse('BAD_USER_INPUT', 'Nothing would change: give a label or a status.', 'label');
      }
      await tx.update(CasePack, pack.id, input.expectedVersion, changes);
      this.editing.record(tx, pack, 'pack.revised', { pack: packCode(pack), ...changes });
      return pack.id;
    });
  }

  /** Writes a section of a draft: a new one, or the one that was seen. */
  async putSection(actor: Actor, input: inputs.PutSectionInput): Promise<Once<{ packId: string }>> {
    const edit = { verb: 'putSection', input, find: this.editing.named(input) } as const;
    return await this.editing.edit(actor, edit, async (tx, pack) => {
      const { kind, title, text, completeness } = input;
      const { programmeId, id: packId } = pack;
      const there = await tx.one(PackSection, { packId, kind });
      const seen = versionSeen(there, input.expectedVersion, 'section');
      const words = { title, text, completeness };
      if (there) await tx.update(PackSection, there.id, seen!, words);
      else await tx.insert(PackSection, { programmeId, packId, kind, ...words });
      const textSha256 = sha256Hex(text.normalize('NFC'));
      this.editing.record(tx, pack, 'pack.section-put', { kind, title, completeness, textSha256 });
    });
  }

  /** Takes a section out of a draft. */
  async removeSection(
    actor: Actor,
    input: inputs.RemoveSectionInput,
  ): Promise<Once<{ packId: string }>> {
    const { programme, pack: ref, kind, expectedVersion } = input;
    const find = this.editing.named({ programme, pack: ref });
    return await this.editing.edit(
      actor,
      { verb: 'removeSection', input: {}, find },
      async (tx, pack) => {
        const there = await tx.must(PackSection, { packId: pack.id, kind }, 'section', 'kind');
        await tx.remove(PackSection, there.id, expectedVersion);
        this.editing.record(tx, pack, 'pack.section-removed', { kind });
      },
    );
  }

  /** Enters a key figure of a draft: a new one, or the one that was seen. */
  async putKeyFigure(
    actor: Actor,
    input: inputs.PutKeyFigureInput,
  ): Promise<Once<{ packId: string }>> {
    const edit = { verb: 'putKeyFigure', input, find: this.editing.named(input) } as const;
    return await this.editing.edit(actor, edit, async (tx, pack) => {
      const { code, title, kind } = input;
      const { programmeId, id: packId } = pack;
      const stated = figureValue(input);
      if ('because' in stated) refuse(stated.code, stated.because, stated.field);
      const priceBase = input.priceBase ?? null;
      allow(mayStateFigure({ kind, value: stated.value, priceBase: priceBase ?? '' }));
      const there = await tx.one(KeyFigureRow, { packId, code });
      const seen = versionSeen(there, input.expectedVersion, 'key figure');
      const words = { title, kind, value: stated.value, priceBase };
      if (there) await tx.update(KeyFigureRow, there.id, seen!, words);
      else {
        await this.refuseTooMany(tx, packId);
        await tx.insert(KeyFigureRow, { programmeId, packId, code, ...words });
      }
      this.editing.record(tx, pack, 'pack.figure-put', { code, ...words });
    });
  }

  /** Takes a key figure out of a draft. */
  async removeKeyFigure(
    actor: Actor,
    input: inputs.RemoveKeyFigureInput,
  ): Promise<Once<{ packId: string }>> {
    const { programme, pack: ref, code, expectedVersion } = input;
    const find = this.editing.named({ programme, pack: ref });
    return await this.editing.edit(
      actor,
      { verb: 'removeKeyFigure', input: {}, find },
      async (tx, pack) => {
        const there = await tx.must(KeyFigureRow, { packId: pack.id, code }, 'key figure', 'code');
        await tx.remove(KeyFigureRow, there.id, expectedVersion);
        this.editing.record(tx, pack, 'pack.figure-removed', { code });
      },
    );
  }

  private async start(
    tx: Tx,
    programmeId: string,
    { stage, label }: inputs.CreateCasePackInput,
  ): Promise<CasePack> {
    const earlier = await this.packs.packs(tx, programmeId, stage);
    const drafts = earlier.some(({ status }) => status === 'DRAFT' || status === 'IN_REVIEW');
    if (drafts) refuse(ONE_DRAFT.code, ONE_DRAFT.because, ONE_DRAFT.field);
    const versionNumber = nextVersion(earlier.map((pack) => pack.versionNumber));
    return await tx.insert(CasePack, {
      programmeId,
      stage,
      versionNumber,
      label,
      status: 'DRAFT',
      createdBy: tx.actor.personId,
      createdAt: tx.now,
    });
  }

  private async refuseTooMany(tx: Tx, packId: string): Promise<void> {
    if ((await tx.count(KeyFigureRow, { packId })) < MOST_FIGURES) return;
    refuse(
      'LIMIT',
      `A pack may have ${MOST_FIGURES} key figures, and this one has them: remove one first.`,
    );
  }
}

/** The version that is changed; null for what is not there yet. */
function versionSeen(
  there: { version: number } | null,
  expectedVersion: number | null | undefined,
  what: string,
): number | null {
  if (!there) {
    if (typeof expectedVersion === 'number') throw notFound(what);
    return null;
  }
  if (typeof expectedVersion === 'number') return expectedVersion;
  throw new Refused({
    code: 'STALE_VERSION',
    because: `The pack already has this ${what}: to change it, send the version that you read as expectedVersion.`,
    field: 'expectedVersion',
    currentVersion: there.version,
  });
}

/** A new version starts with what the earlier one holds; each part is a row of its own from then on. */
async function copyContents(tx: Tx, from: CasePack, to: CasePack): Promise<void> {
  const place = { programmeId: to.programmeId, packId: to.id };
  const where = { packId: from.id };
  for (const { kind, title, text, completeness } of await tx.find(PackSection, where)) {
    await tx.insert(PackSection, { ...place, kind, title, text, completeness });
  }
  for (const { code, title, kind, value, priceBase } of await tx.find(KeyFigureRow, where)) {
    await tx.insert(KeyFigureRow, { ...place, code, title, kind, value, priceBase });
  }
  for (const { documentId, position, title, role } of await tx.find(PackDocument, where)) {
    await tx.insert(PackDocument, { ...place, documentId, position, title, role });
  }
}
