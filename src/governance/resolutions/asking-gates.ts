import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { grouped, loader } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { CasePack } from '../case-packs/case-pack.entity.js';
import { packsOf, statusOf } from '../case-packs/case-packs.reader.js';
import { DELEGABLE } from '../deciding/purpose.rules.js';
import { meetingOf } from '../meetings/meetings.reader.js';
import { programmeOf, todayOf } from '../programmes/programmes.reader.js';
import { bodyOf } from '../trusts/trusts.reader.js';
import { Gate, GateDecider } from '../programmes/gate.entity.js';
import type { CaseStage } from '../programmes/regime.rules.js';
import type { Day } from '../../shared/day.js';
import { isCommittee, type BodyKind } from '../trusts/body.rules.js';
import {
  countingWarning,
  placesTaken,
  type AskingGate,
  type Counting,
  type CountingBody,
  type CountingWarning,
} from './counting-at-gates.rules.js';
import type { Delegation } from '../delegations/delegation.entity.js';
import { covers } from '../delegations/delegation.rules.js';
import { delegationsIn } from '../delegations/delegations.reader.js';
import type { Resolution } from './resolution.entity.js';
import { outcomeOf } from './resolutions.reader.js';

/** The gates of some programmes in order, with what they ask of whom, by programme. */
async function askingGates(
  reader: Reader,
  programmeIds: readonly string[],
): Promise<Map<string, (AskingGate & { programmeId: string })[]>> {
  const within = { programmeId: In([...programmeIds]) };
  const gates = await reader.find(Gate, within, { order: { ordinal: 'ASC' } });
  const asks = grouped(await reader.find(GateDecider, within), ({ gateId }) => gateId);
  const asking = gates.map(({ id, programmeId, code, caseStage, takenOutOn }) => {
    const takenOut = takenOutOn !== null;
    return { id, programmeId, code, caseStage, takenOut, asks: asks.get(id) ?? [] };
  });
  return grouped(asking, ({ programmeId }) => programmeId);
}

/** The gates of one programme with what they ask. */
export const askingGatesOf = async (reader: Reader, programmeId: string): Promise<AskingGate[]> =>
  (await askingGates(reader, [programmeId])).get(programmeId) ?? [];

/** As `askingGatesOf`, once a request for all the programmes in it. */
export const askingGatesIn = async (context: RequestContext, programmeId: string) => {
  const gates = loader(
    context,
    'asking-gates',
    async (ids) => await askingGates(context.reads, ids),
  );
  return (await gates.load(programmeId)) ?? [];
};

/** What is wrong with where a resolution counts, if it seems to be for a gate; `stage` is that of its pack. */
export const warningOf = (
  resolution: Resolution,
  body: CountingBody,
  stage: CaseStage | null,
  gates: readonly AskingGate[],
): CountingWarning | null => countingWarning(countingOf(resolution, body, stage), gates);

/** The bodies whose place a resolution takes at its gate. */
export const placesOf = (
  resolution: Resolution,
  body: CountingBody,
  stage: CaseStage | null,
  gates: readonly AskingGate[],
): string[] => placesTaken(countingOf(resolution, body, stage), gates);

const countingOf = (
  { purpose, subjectType, subjectId }: Resolution,
  body: CountingBody,
  stage: CaseStage | null,
): Counting => ({ body, purpose, gateId: subjectType === 'GATE' ? subjectId : null, stage });

/** A body, with the boards for which it decides on a day what it opens now, or opened then. */
export function withBoards(
  body: { id: string; name: string; kind: BodyKind },
  delegations: readonly Delegation[],
  at: { openedAt: Date; day: Day },
): CountingBody {
  const { id, name } = body;
  if (!isCommittee(body.kind)) return { id, name };
  const decidesFor = DELEGABLE.flatMap((purpose) =>
    delegations
      .filter((one) =>
        covers(one, { bodyId: id, purpose, openedAt: at.openedAt, decidedOn: at.day }),
      )
      .map(({ fromBodyId: bodyId }) => ({ bodyId, purpose })),
  );
  return { id, name, decidesFor };
}

/** The body of a resolution, with the boards for which it decides it: on its day, or as it would be opened now. */
export async function actingIn(
  context: RequestContext,
  { id, bodyId, programmeId, meetingId, openedAt, openedOn }: Resolution,
): Promise<CountingBody> {
  const body = (await bodyOf(context, bodyId))!;
  if (!isCommittee(body.kind)) return { id: body.id, name: body.name };
  const now = await context.reads.clock();
  const programme = (await programmeOf(context, programmeId))!;
  const decidedOn = (await outcomeOf(context, id))?.decidedOn;
  const heldOn = (await meetingOf(context, meetingId))?.heldOn;
  const day = decidedOn ?? heldOn ?? openedOn ?? todayOf(programme, now);
  return withBoards(body, await delegationsIn(context, programmeId), {
    openedAt: openedAt ?? now,
    day,
  });
}

/** The sealed version of a business case that no later one replaced; null when there is none. */
export async function currentPack(
  reader: Reader,
  programmeId: string,
  stage: CaseStage,
): Promise<CasePack | null> {
  const packs = await packsOf(reader, programmeId, stage);
  return packs.find((pack) => statusOf(pack) === 'SEALED') ?? null;
}
