import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import { canonicalJson } from '../../shared/canonical.js';
import type { Actor } from '../../shared/actor.js';
import { dayInWords } from '../../shared/day.js';
import { allow } from '../../shared/refusal.js';
import { mayConfirmNotVoted, type Missing } from '../deciding/accounting.rules.js';
import { decide, mayDecide, unaccountedIn } from '../deciding/outcome.rules.js';
import { todayOf } from '../programmes/programmes.reader.js';
import { decisionFacts } from '../resolutions/decision.reader.js';
import {
  DeclarationWorking,
  Resolution,
  ResolutionDeclaration,
} from '../resolutions/resolution.entity.js';
import {
  asked,
  lockItem,
  tellOfIt,
  theResolutionWithDecisions,
  type AskedResolution,
  type AtResolution,
} from '../resolutions/resolution-targets.js';
import { completeBy, isComplete, mayComplete } from './completing.rules.js';
import type * as inputs from './closing.input.js';
import { conclude, inNumbers, tellOfWorking, type Concluded } from './concluding.js';

const theDeclared = theResolutionWithDecisions('NO KEY UPDATE');

/**
 * Results that are declared although not everybody is accounted for. The room is never stopped: the result
 * is said, and counts once it is complete.
 */
@Injectable()
export class CompletingService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: NoticesService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Declares the result of a resolution with what is missing; whoever presided is told. What was worked out
   * is kept as it was.
   */
  async declare(at: AtResolution, found: Concluded, missing: readonly Missing[]): Promise<void> {
    const { tx, resolution, programme, body } = at;
    const { input, worked, decidedOn, minuteRef } = found;
    const { quorate: _met, ...numbers } = inNumbers(worked);
    const declaredOn = todayOf(programme, tx.now);
    const by = completeBy(declaredOn);
    const of = { resolutionId: resolution.id, programmeId: programme.id, bodyId: body.id };
    await tx.insert(ResolutionDeclaration, {
      ...of,
      ...numbers,
      missing: canonicalJson([...missing]),
      steps: worked.steps,
      decidedOn,
      declaredOn,
      completeBy: by,
      minuteRef,
      declaredBy: tx.actor.personId,
      declaredAt: tx.now,
    });
    const kept = { input: canonicalJson(input), worked: canonicalJson(worked) };
    await tx.insert(DeclarationWorking, { ...of, ...kept });
    tellOfWorking(at, input, worked);
    const lacks = missing.map(({ because }) => because);
    tellOfIt(at, 'resolution.declared', {
      ...numbers,
      decidedOn,
      minuteRef,
      missing: lacks,
      completeBy: by,
      pack: resolution.packId,
      manifestSha256: resolution.manifestSha256,
    });
    if (!input.presidingId || input.presidingId === tx.actor.personId) return;
    await this.notices.tell(tx, {
      personId: input.presidingId,
      programmeId: programme.id,
      type: 'result.declared',
      text: `The result of ${body.code}/${resolution.number}, over which you presided, is declared and not complete. ${lacks.join(' ')} It counts nowhere until the secretary completes it, by ${dayInWords(by)}.`,
      subjectType: 'resolution',
      subjectId: resolution.id,
    });
  }

  /** Completes a declared result: everybody is accounted for, and its outcome is worked out for good. */
  async completeResolution(actor: Actor, input: inputs.CompleteResolutionInput) {
    return await this.acts.do(actor, 'completeResolution', input, theDeclared, async (found) => {
      const { tx } = found;
      const at = await lockItem(tx, found);
      const declaration = await refuseUnlessCompletable(asked(at));
      const concluded = await completed(at, declaration, input);
      const resolution = await tx.set(Resolution, at.resolution.id, { state: 'CLOSED' });
      await conclude({ ...at, resolution }, this.audit, concluded);
      return { resolution };
    });
  }
}

/** The declaration of a resolution that can be completed now; refused where there is none. */
export async function refuseUnlessCompletable({
  reader,
  now,
  resolution,
  programme,
}: AskedResolution): Promise<ResolutionDeclaration> {
  const { id: resolutionId, state } = resolution;
  const declaration = await reader.one(ResolutionDeclaration, { resolutionId });
  const today = todayOf(programme, now);
  allow(mayComplete(state, declaration?.completeBy ?? null, today));
  return declaration!;
}

/** What is worked out now; refused while anything is missing, and where it is not what was declared. */
async function completed(
  { tx, resolution, programme }: AtResolution,
  { outcome, decidedOn, minuteRef, declaredOn }: ResolutionDeclaration,
  asked: inputs.CompleteResolutionInput,
): Promise<Concluded> {
  const { input: facts } = await decisionFacts(tx, resolution);
  const notVoted = asked.notVoted ?? null;
  allow(mayDecide(facts) ?? mayConfirmNotVoted(unaccountedIn(facts), notVoted));
  const declared = { on: declaredOn, completedOn: todayOf(programme, tx.now) };
  const input = { ...facts, notVoted, declared };
  const worked = decide(input);
  allow(isComplete(outcome, { outcome: worked.outcome, missing: worked.missing ?? [] }));
  return { input, worked, decidedOn, minuteRef: asked.minuteRef ?? minuteRef };
}
