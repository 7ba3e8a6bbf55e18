import { randomBytes } from 'node:crypto';
import { AuditService } from '../../src/audit/audit.service.js';
import { CasePack, Document } from '../../src/case-packs/case-pack.entity.js';
import type { Tx } from '../../src/database/tx.js';
import { Gate } from '../../src/programmes/gate.entity.js';
import { Programme } from '../../src/programmes/programme.entity.js';
import type { CaseStage } from '../../src/programmes/regime.rules.js';
import { Condition } from '../../src/resolutions/decision.entity.js';
import { Resolution, ResolutionOutcome } from '../../src/resolutions/resolution.entity.js';
import type { Outcome } from '../../src/resolutions/resolution.rules.js';
import type { Purpose } from '../../src/shared/purpose.js';
import { DecidingBody } from '../../src/trusts/trust.entity.js';
import type { TestApp } from './test-app.js';

const digest = () => randomBytes(32).toString('hex');

/** Writes as a person, past the services but within row security and the chain. */
async function writing<T>(
  t: TestApp,
  person: string,
  programme: string,
  type: string,
  work: (tx: Tx, programme: Programme) => Promise<T>,
): Promise<T> {
  return await t.db.transaction(await t.actor(person), async (tx) => {
    const found = await tx.must(Programme, { code: programme }, 'programme');
    await tx.lock(Programme, found.id, 'SHARE');
    const done = await work(tx, found);
    const of = { programmeId: found.id, subjectType: 'test', subjectId: found.id };
    t.app.get(AuditService).record(tx, { type, ...of, payload: {} });
    return done;
  });
}

/** A document of the programme, without its bytes. */
export async function aDocument(t: TestApp, programme = 'UHDB', person = 'director') {
  return await writing(t, person, programme, 'document.uploaded', async (tx, { id }) => {
    const row = await tx.insert(Document, {
      ...{ programmeId: id, sha256: digest(), bytes: '10', mediaType: 'application/pdf' },
      ...{ fileName: 'letter.pdf', uploadedBy: tx.actor.personId, uploadedAt: tx.now },
    });
    return row.id;
  });
}

/** A sealed pack of a case; it supersedes the one before. */
export async function aSealedPack(
  t: TestApp,
  stage: CaseStage,
  programme = 'UHDB',
): Promise<{ id: string; ref: string; manifestSha256: string }> {
  return await writing(t, 'director', programme, 'pack.sealed', async (tx, { id }) => {
    const before = await tx.find(CasePack, { programmeId: id, stage });
    const versionNumber = before.length + 1;
    const manifestSha256 = digest();
    const pack = await tx.insert(CasePack, {
      ...{ programmeId: id, stage, versionNumber, label: 'Final', status: 'SEALED' },
      ...{ createdBy: tx.actor.personId, createdAt: tx.now, sealedBy: tx.actor.personId },
      ...{ sealedAt: tx.now, sealedOn: '2018-06-01', manifest: '{}', manifestSha256 },
      supersededById: null,
    });
    for (const old of before.filter((one) => one.supersededById === null)) {
      await tx.lock(CasePack, old.id, 'NO KEY UPDATE');
      await tx.set(CasePack, old.id, { supersededById: pack.id });
    }
    return { id: pack.id, ref: `${stage}/${versionNumber}`, manifestSha256 };
  });
}

export interface DecisionPlan {
  programme?: string;
  /** Such as `DERBY-BOARD`: its Trust's secretary writes it. */
  body: string;
  purpose: Purpose;
  outcome: Outcome;
  on: string;
  /** On the last pack of this case, or on the one named by `packId`. */
  stage?: CaseStage;
  packId?: string;
  /** About a step without a case. */
  gate?: string;
  /** About a condition. */
  condition?: string;
  conditions?: { text: string; kind?: 'PRECEDENT' | 'SUBSEQUENT'; dueOn?: string }[];
}

/** A resolution of a body, closed with its outcome. */
export async function decide(t: TestApp, plan: DecisionPlan): Promise<string> {
  const { programme = 'UHDB', body: bodyCode, purpose, outcome } = plan;
  const secretary = `${bodyCode.split('-')[0]!.toLowerCase()}-secretary`;
  return await writing(t, secretary, programme, 'resolution.closed', async (tx, { id }) => {
    const body = await tx.must(DecidingBody, { code: bodyCode }, 'body');
    const pack = await packOf(tx, id, plan);
    const subject = await subjectOf(tx, id, plan);
    const ids = { programmeId: id, bodyId: body.id };
    const resolution = await tx.insert(Resolution, {
      ...{ ...ids, number: 1 + (await tx.count(Resolution, ids)), purpose, wording: 'To decide.' },
      ...{ packId: pack?.id, stage: pack?.stage, manifestSha256: pack?.manifestSha256, ...subject },
      ...{ method: 'MEETING', way: 'SHOW_OF_HANDS', state: 'CLOSED' },
      ...{ urgentDeciderIds: [], urgentConsulteeIds: [], openedAt: tx.now, openedOn: plan.on },
    });
    const carried = ['APPROVED', 'APPROVED_WITH_CONDITIONS', 'CONSENT'].includes(outcome);
    await tx.insert(ResolutionOutcome, {
      ...{ ...ids, resolutionId: resolution.id, outcome, carried, quorate: true },
      ...{ forCount: 5, againstCount: 1, abstainCount: 0, steps: [], ruleVersion: '1' },
      ...{ decidedOn: plan.on, minuteRef: 'M1', closedBy: tx.actor.personId, closedAt: tx.now },
    });
    const set = await tx.count(Condition, { programmeId: id });
    for (const [at, { text, kind = 'PRECEDENT', dueOn }] of (plan.conditions ?? []).entries()) {
      await tx.insert(Condition, {
        ...{ ...ids, number: set + at + 1, setByType: 'RESOLUTION', setById: resolution.id },
        ...{ text, kind, ownerName: 'Chief finance officer', dueOn: dueOn ?? '2018-06-30' },
        ...{ evidenceRequired: true, state: 'OPEN', setOn: plan.on },
      });
    }
    return resolution.id;
  });
}

async function packOf(tx: Tx, programmeId: string, plan: DecisionPlan): Promise<CasePack | null> {
  if (plan.packId) return await tx.must(CasePack, { id: plan.packId }, 'pack');
  if (!plan.stage) return null;
  const packs = await tx.find(
    CasePack,
    { programmeId, stage: plan.stage },
    { order: { versionNumber: 'DESC' }, take: 1 },
  );
  return packs[0]!;
}

async function subjectOf(tx: Tx, programmeId: string, { gate, condition }: DecisionPlan) {
  if (condition) {
    const number = Number(condition.slice(1));
    const found = await tx.must(Condition, { programmeId, number }, 'condition');
    return { subjectType: 'CONDITION', subjectId: found.id };
  }
  if (!gate) return {};
  const found = await tx.must(Gate, { programmeId, code: gate }, 'gate');
  return { subjectType: 'GATE', subjectId: found.id };
}
