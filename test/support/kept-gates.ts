import { GateFactsLoader } from '../../src/governance/gates/gate-facts.loader.js';
import { GateStatusKeeper } from '../../src/governance/gates/gate-status.keeper.js';
import { readKeptGates, standingsOf } from '../../src/governance/gates/kept-gates.reader.js';
import { Database } from '../../src/platform/database/database.service.js';
import type { TestApp } from './test-app.js';

/** What is kept of the gates of a programme, beside what the rules work out of them at the same moment. */
export interface KeptAndWorkedOut {
  showable: boolean;
  kept: object[];
  workedOut: object[];
}

/** The id of a programme. */
export const programmeId = async (t: TestApp, code = 'UHDB'): Promise<string> =>
  (await t.asOwner<{ id: string }>('select id from programme where code = $1', [code]))[0]!.id;

/** Has the gates of a programme kept now, for somebody; answers whether anything had to be. */
export async function keep(t: TestApp, programme = 'UHDB', as = 'observer'): Promise<boolean> {
  const keeper = t.app.get(GateStatusKeeper, { strict: false });
  return await keeper.keep(await t.actor(as), await programmeId(t, programme));
}

/** Reads both in one snapshot. */
export async function keptAndWorkedOut(
  t: TestApp,
  programme = 'UHDB',
  now = new Date(),
): Promise<KeptAndWorkedOut> {
  const id = await programmeId(t, programme);
  const actor = await t.actor('observer');
  return await t.app.get(Database).reading(actor, async (reads) => {
    const { showable, kept } = (await readKeptGates(reads, [id], now)).get(id)!;
    const loader = t.app.get(GateFactsLoader, { strict: false });
    const workedOut = standingsOf((await loader.load(reads, [id], now)).get(id)!);
    return {
      showable,
      kept: workedOut.flatMap(({ gateId }) => {
        const one = kept.get(gateId);
        if (!one) return [];
        const { status, awaitsAssurance, blockers, holdsUntil } = one;
        return [{ gateId, status, awaitsAssurance, blockers, holdsUntil }];
      }),
      workedOut,
    };
  });
}
