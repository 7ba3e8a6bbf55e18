import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { grouped, loader } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { CasePack } from '../case-packs/case-pack.entity.js';
import { packsOf, statusOf } from '../case-packs/case-packs.reader.js';
import { Gate, GateDecider } from '../programmes/gate.entity.js';
import type { CaseStage } from '../programmes/regime.rules.js';
import {
  countingWarning,
  type AskingGate,
  type CountingWarning,
} from './counting-at-gates.rules.js';
import type { Resolution } from './resolution.entity.js';

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
  { purpose, subjectType, subjectId }: Resolution,
  body: { id: string; name: string },
  stage: CaseStage | null,
  gates: readonly AskingGate[],
): CountingWarning | null => {
  const gateId = subjectType === 'GATE' ? subjectId : null;
  return countingWarning({ body, purpose, gateId, stage }, gates);
};

/** The sealed version of a business case that no later one replaced; null when there is none. */
export async function currentPack(
  reader: Reader,
  programmeId: string,
  stage: CaseStage,
): Promise<CasePack | null> {
  const packs = await packsOf(reader, programmeId, stage);
  return packs.find((pack) => statusOf(pack) === 'SEALED') ?? null;
}
