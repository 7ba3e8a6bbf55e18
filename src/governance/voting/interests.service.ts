import { Injectable } from '@nestjs/common';
import type { EventType } from '../../platform/audit/event-types.js';
import { findPerson } from '../../platform/accounts/people.reader.js';
import type { HeldRole } from '../../platform/access/roles.rules.js';
import { isSecretaryOf } from '../../platform/access/secretary.rules.js';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { Document } from '../case-packs/case-pack.entity.js';
import { mayBeNoted, mayRuleSo } from '../deciding/interest.rules.js';
import { interestRuleOf, type InterestRule } from '../trusts/trust.rules.js';
import { Trust, type DecidingBody } from '../trusts/trust.entity.js';
import { rollOf, rulingOver } from '../resolutions/decision.reader.js';
import { changingWho } from '../resolutions/findings.js';
import {
  DeclaredInterest,
  InterestConfirmation,
  InterestRulingRow,
} from '../resolutions/interest.entity.js';
import type { Ruling } from '../deciding/quorum.rules.js';
import {
  asked,
  findResolutionInContext,
  lockResolution,
  tellWithin,
  theResolutionForChange,
  theResolutionForVoting,
  type AskedResolution,
  type AtResolution,
  type ResolutionInContext,
} from '../resolutions/resolution-targets.js';
import type * as inputs from './voting.input.js';
import { mayRuleOnItem } from '../deciding/voting.rules.js';

/** An interest that an input names; its resolution is locked, so that one act on it comes after the other. */
const theInterest: Target<
  { interestId: string },
  ResolutionInContext & { interest: DeclaredInterest }
> = {
  find: async (reader, { interestId: id }) => {
    const interest = await reader.must(DeclaredInterest, { id }, 'interest', 'interestId');
    const found = await findResolutionInContext(reader, interest.resolutionId);
    return { ...found, interest };
  },
  ...ofTheActingBody,
  lock: async (tx, found) => await lockResolution(tx, found, 'NO KEY UPDATE'),
};

/** Interests in an item, and the rulings of the person presiding on them. */
@Injectable()
export class InterestsService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: NoticesService,
  ) {}

  /** Declares an interest: the member, or the secretary for the member. It removes no vote. */
  async declareInterest(actor: Actor, input: inputs.DeclareInterestInput) {
    return await this.acts.do(
      actor,
      'declareInterest',
      input,
      theResolutionForVoting,
      async (at) => {
        const { tx, resolution } = at;
        const personId = input.person ? (await findPerson(tx, input.person)).id : actor.personId;
        await refuseUnlessFor(at, personId);
        const { id: resolutionId, programmeId, bodyId } = resolution;
        const interest = await tx.insert(DeclaredInterest, {
          programmeId,
          bodyId,
          resolutionId,
          personId,
          standingInterestId: null,
          nature: input.nature,
          pecuniary: input.pecuniary,
          declaredBy: actor.personId,
          declaredAt: tx.now,
          broughtIn: false,
        });
        const { nature, pecuniary } = interest;
        const payload = { member: personId, nature, pecuniary };
        tellOfInterest(at, 'interest.declared', interest, payload);
        await this.tell(at, personId, 'The secretary recorded an interest of yours on');
        return { interest };
      },
    );
  }

  /** Confirms, for this item, an interest that was brought in; once is enough. */
  async confirmInterest(actor: Actor, input: inputs.ConfirmInterestInput) {
    return await this.acts.do(actor, 'confirmInterest', input, theInterest, async (at) => {
      const { tx, interest } = at;
      const { id: interestId, personId, programmeId, bodyId, resolutionId } = interest;
      await refuseUnlessFor(at, personId);
      if (await tx.one(InterestConfirmation, { interestId })) return { interest };
      await tx.insert(InterestConfirmation, {
        interestId,
        programmeId,
        bodyId,
        resolutionId,
        confirmedBy: actor.personId,
        confirmedAt: tx.now,
      });
      tellOfInterest(at, 'interest.confirmed', interest, { member: personId });
      await this.tell(at, personId, 'The secretary confirmed an interest of yours in');
      return { interest };
    });
  }

  /**
   * Rules on an interest: the person presiding, or the secretary recording it. The latest ruling binds. A
   * ruling that would remove a vote that stands is refused until the vote is taken back.
   */
  async ruleOnInterest(actor: Actor, input: inputs.RuleOnInterestInput) {
    return await this.acts.do(actor, 'ruleOnInterest', input, theInterest, async (at) => {
      const { tx, interest, resolution } = at;
      const { personId } = interest;
      const { ruling, reason } = input;
      allow(mayRuleOnItem(resolution.state));
      const dispensationId = await dispensationOf(tx, resolution, input.dispensationDocumentId);
      const ruledBy = await whoRules(at, personId, await chosenOf(tx, input));
      const { pecuniary } = interest;
      const by = await interestRule(tx, at.body);
      allow(mayRuleSo({ rule: by, pecuniary, ruling, dispensation: dispensationId !== null }));
      const made = { ruling, reason, ruledBy, dispensationId };
      await changingWho(tx, [resolution], () => rule(at, interest, made));
      await this.tell(at, personId, 'The person presiding ruled on your interest in');
      await this.tellRulers(at, [{ ruledBy }]);
      return { interest };
    });
  }

  /**
   * Notes that no interest affects an item which was known before it and has no ruling yet: each is ruled to
   * take part, in one act. Whoever presides does it, for all interests but their own; or the secretary
   * records it.
   */
  async noteInterests(actor: Actor, input: inputs.NoteInterestsInput) {
    return await this.acts.do(actor, 'noteInterests', input, theResolutionForChange, async (at) => {
      const { tx, resolution } = at;
      const { reason } = input;
      const chosenId = await chosenOf(tx, input);
      const standing = await refuseUnlessNotable(asked(at), at.held, chosenId);
      await changingWho(tx, [resolution], async () => {
        for (const { interest, ruledBy } of standing)
          await rule(at, interest, { ruling: 'TAKE_PART', reason, ruledBy, dispensationId: null });
      });
      await this.tellRulers(at, standing);
      return { resolution };
    });
  }

  /** Tells whoever presides that the secretary recorded rulings in their name. */
  private async tellRulers(at: AtResolution, ruled: readonly { ruledBy: string }[]): Promise<void> {
    const rulers = new Set(ruled.map(({ ruledBy }) => ruledBy));
    for (const personId of rulers)
      await this.tell(at, personId, 'The secretary recorded your ruling on an interest in');
  }

  private async tell(at: AtResolution, personId: string, what: string): Promise<void> {
    const { tx, programme, body, resolution } = at;
    if (personId === tx.actor.personId) return;
    await this.notices.tell(tx, {
      personId,
      programmeId: programme.id,
      type: 'interest',
      text: `${what} ${body.code}/${resolution.number}.`,
      subjectType: 'resolution',
      subjectId: resolution.id,
    });
  }
}

/** Members declare their own interests; the secretary can record one for any member. */
async function refuseUnlessFor(at: AtResolution, personId: string): Promise<void> {
  const { tx, resolution, body, programme, held } = at;
  const self = personId === tx.actor.personId;
  if (!self && !isSecretaryOf(held, body, programme.id))
    refuse('NOT_ALLOWED', "Only the member, or the body's secretary for the member, can do this.");
  if (resolution.state !== 'OPEN')
    refuse('WRONG_STATE', 'This resolution is not open: interests are declared while it is.');
  const roll = await rollOf(tx, resolution.id);
  if (!roll.some((member) => member.memberId === personId))
    refuse(
      'NOT_ENTITLED_TO_VOTE',
      'This person is not on the roll of this resolution, so has no interest to declare.',
      'person',
    );
}

/** Whom the members chose to preside over the interests of whoever presides. */
async function chosenOf(
  tx: Tx,
  { presiding }: { presiding?: string | null },
): Promise<string | null> {
  return presiding ? (await findPerson(tx, presiding, 'presiding')).id : null;
}

/** An interest that was known before its item and has no ruling, and who rules on it. */
interface ToNote {
  interest: DeclaredInterest;
  ruledBy: string;
}

/** The interests that this person can note now; refused where there are none. */
export async function refuseUnlessNotable(
  { reader, resolution, body, programme }: AskedResolution,
  held: readonly HeldRole[],
  chosenId: string | null = null,
): Promise<ToNote[]> {
  allow(mayRuleOnItem(resolution.state));
  const { id: resolutionId } = resolution;
  const where = { resolutionId, broughtIn: true };
  const interests = await reader.find(DeclaredInterest, where, { order: { id: 'ASC' } });
  const rulings = await reader.find(InterestRulingRow, { resolutionId });
  const by = await interestRule(reader, body);
  const open = interests
    .filter(({ id }) => !rulings.some(({ interestId }) => interestId === id))
    .filter(({ pecuniary }) => mayBeNoted(by, pecuniary));
  const recorded = isSecretaryOf(held, body, programme.id);
  const standing: ToNote[] = [];
  for (const interest of open) {
    const due = await rulingOver(reader, resolution, interest.personId, chosenId);
    if (due.memberId === null) refuse('BAD_USER_INPUT', due.because, 'presiding');
    if (recorded || due.memberId === reader.actor?.personId)
      standing.push({ interest, ruledBy: due.memberId });
  }
  if (standing.length > 0) return standing;
  if (open.length === 0) {
    const because =
      'No interest that was known before this item and can be noted is left without a ruling.';
    refuse('WRONG_STATE', because);
  }
  return refuse('NOT_ALLOWED', ONLY_WHO_PRESIDES);
}

/** By what the body judges the interests of its members. */
async function interestRule(reader: Reader, { trustId }: DecidingBody): Promise<InterestRule> {
  const trust = trustId ? await reader.must(Trust, { id: trustId }, 'Trust') : null;
  return interestRuleOf(trust?.kind ?? null);
}

/** The dispensation that a ruling names: a document of the programme; null without one. */
async function dispensationOf(
  tx: Tx,
  { programmeId }: AtResolution['resolution'],
  id?: string | null,
): Promise<string | null> {
  if (!id) return null;
  return (await tx.must(Document, { id, programmeId }, 'document', 'dispensationDocumentId')).id;
}

const ONLY_WHO_PRESIDES =
  "Only the person presiding can rule on an interest, and not on their own; the body's secretary can record the ruling.";

/** The person presiding who rules; refused unless that person acts, or the secretary records it. */
async function whoRules(
  at: AtResolution,
  memberId: string,
  chosenId: string | null,
): Promise<string> {
  const { tx, resolution, body, programme, held } = at;
  const due = await rulingOver(tx, resolution, memberId, chosenId);
  if (due.memberId === null) refuse('BAD_USER_INPUT', due.because, 'presiding');
  const presides = due.memberId === tx.actor.personId;
  if (!presides && !isSecretaryOf(held, body, programme.id))
    refuse('NOT_ALLOWED', ONLY_WHO_PRESIDES);
  return due.memberId;
}

async function rule(
  at: AtResolution,
  interest: DeclaredInterest,
  made: { ruling: Ruling; reason: string; ruledBy: string; dispensationId: string | null },
): Promise<void> {
  const { tx } = at;
  const { id: interestId, personId, programmeId, bodyId, resolutionId } = interest;
  const number = 1 + (await tx.count(InterestRulingRow, { interestId }));
  await tx.insert(InterestRulingRow, {
    programmeId,
    bodyId,
    resolutionId,
    interestId,
    personId,
    number,
    ...made,
    recordedBy: tx.actor.personId,
    ruledAt: tx.now,
  });
  const { dispensationId: dispensation, ...ruled } = made;
  const payload = { member: personId, number, ...ruled, dispensation };
  tellOfInterest(at, 'interest.ruled', interest, payload);
}

const tellOfInterest = (
  at: AtResolution,
  type: EventType,
  interest: DeclaredInterest,
  payload: Record<string, string | number | boolean | null>,
) => tellWithin(at, type, { resolution: at.resolution.id, ...payload }, ['interest', interest.id]);
