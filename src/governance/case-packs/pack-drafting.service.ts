import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuseOnceEnded, theProgramme } from '../programmes/programme-targets.js';
import type { Actor } from '../../shared/actor.js';
import { sha256Hex } from '../../shared/canonical.js';
import { given } from '../../shared/given.js';
import { allow, notFound, refuse, Refused, type Refusal } from '../../shared/refusal.js';
import { CasePack, KeyFigureRow, PackDocument, PackSection } from './case-pack.entity.js';
import type * as inputs from './case-pack.input.js';
import { mayEdit, mayMovePack, nextVersion, packCode } from './case-pack.rules.js';
import { findPack, packsOf, statusOf } from './case-packs.reader.js';
import { figureValue, mayStateFigure } from './manifest.rules.js';
import { theDraft, thePack } from './pack-targets.js';

const ONE_DRAFT: Refusal = {
  code: 'WRONG_STATE',
  because:
    'This stage already has a draft: seal it or withdraw it before you start the next version.',
  field: 'stage',
};
onConstraint('case_pack_one_draft', ONE_DRAFT);
onConstraint('case_pack_version', ONE_DRAFT);

const MOST_FIGURES = 100;

/** A pack that an input names; its row is locked, so that nobody seals it meanwhile. */
const thePackLocked: typeof thePack = {
  ...thePack,
  lock: async (tx, { programme, pack }) => ({
    programme,
    pack: await tx.lock(CasePack, pack.id, 'NO KEY UPDATE', 'pack'),
  }),
};

/** Writing a business case: its versions, sections and key figures. */
@Injectable()
export class PackDraftingService {
  constructor(private readonly acts: Acts) {}

  /** Starts the next version of a case, empty or from an earlier pack; one draft a stage at a time. */
  async createCasePack(actor: Actor, input: inputs.CreateCasePackInput) {
    return await this.acts.do(actor, 'createCasePack', input, theProgramme, async (at) => {
      const { tx, programme, tell } = at;
      await refuseOnceEnded(tx, programme.id);
      const pack = await startVersion(tx, programme.id, input);
      const from = input.copyFrom
        ? await findPack(tx, programme.id, input.copyFrom, 'copyFrom')
        : null;
      if (from) await copyContents(tx, from, pack);
      const payload = { pack: packCode(pack), label: pack.label, from: from?.id };
      tell('pack.created', ['case-pack', pack.id], payload);
      return { casePack: pack };
    });
  }

  /** Relabels a pack that is not sealed, sends it to review and back, or withdraws it. */
  async revisePack(actor: Actor, input: inputs.RevisePackInput) {
    return await this.acts.do(actor, 'revisePack', input, thePackLocked, async (at) => {
      const { tx, pack, tell } = at;
      const status = statusOf(pack);
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
      const casePack = await tx.update(CasePack, pack.id, input.expectedVersion, changes);
      tell('pack.revised', ['case-pack', pack.id], { pack: packCode(pack), ...changes });
      return { casePack };
    });
  }

  /** Writes a section of a draft: a new one, or the one that was seen. */
  async putSection(actor: Actor, input: inputs.PutSectionInput) {
    return await this.acts.do(actor, 'putSection', input, theDraft, async ({ tx, pack, tell }) => {
      const { kind, title, text, completeness } = input;
      const { programmeId, id: packId } = pack;
      const there = await tx.one(PackSection, { packId, kind });
      const seen = versionSeen(there, input.expectedVersion, 'section');
      const words = { title, text, completeness };
      if (there) await tx.update(PackSection, there.id, seen!, words);
      else await tx.insert(PackSection, { programmeId, packId, kind, ...words });
      const textSha256 = sha256Hex(text.normalize('NFC'));
      const payload = { kind, title, completeness, textSha256 };
      tell('pack.section-put', ['case-pack', packId], payload);
      return { casePack: pack };
    });
  }

  /** Takes a section out of a draft. */
  async removeSection(actor: Actor, input: inputs.RemoveSectionInput) {
    return await this.acts.do(actor, 'removeSection', input, theDraft, async (at) => {
      const { tx, pack, tell } = at;
      const { kind, expectedVersion } = input;
      const there = await tx.must(PackSection, { packId: pack.id, kind }, 'section', 'kind');
      await tx.remove(PackSection, there.id, expectedVersion);
      tell('pack.section-removed', ['case-pack', pack.id], { kind });
      return { casePack: pack };
    });
  }

  /** Enters a key figure of a draft: a new one, or the one that was seen. */
  async putKeyFigure(actor: Actor, input: inputs.PutKeyFigureInput) {
    return await this.acts.do(actor, 'putKeyFigure', input, theDraft, async (at) => {
      const { tx, pack, tell } = at;
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
        await refuseTooMany(tx, packId);
        await tx.insert(KeyFigureRow, { programmeId, packId, code, ...words });
      }
      tell('pack.figure-put', ['case-pack', packId], { code, ...words });
      return { casePack: pack };
    });
  }

  /** Takes a key figure out of a draft. */
  async removeKeyFigure(actor: Actor, input: inputs.RemoveKeyFigureInput) {
    return await this.acts.do(actor, 'removeKeyFigure', input, theDraft, async (at) => {
      const { tx, pack, tell } = at;
      const { code, expectedVersion } = input;
      const there = await tx.must(KeyFigureRow, { packId: pack.id, code }, 'key figure', 'code');
      await tx.remove(KeyFigureRow, there.id, expectedVersion);
      tell('pack.figure-removed', ['case-pack', pack.id], { code });
      return { casePack: pack };
    });
  }
}

async function startVersion(
  tx: Tx,
  programmeId: string,
  { stage, label }: inputs.CreateCasePackInput,
): Promise<CasePack> {
  const earlier = await packsOf(tx, programmeId, stage);
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

async function refuseTooMany(tx: Tx, packId: string): Promise<void> {
  if ((await tx.count(KeyFigureRow, { packId })) < MOST_FIGURES) return;
  refuse(
    'LIMIT',
    `A pack may have ${MOST_FIGURES} key figures, and this one has them: remove one first.`,
  );
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
