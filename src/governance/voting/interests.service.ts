import { Injectable } from '@nestjs/common';
import type { EventType } from '../../platform/audit/event-types.js';
import { findPerson } from '../../platform/accounts/people.reader.js';
import { isSecretaryOf } from '../../platform/access/secretary.rules.js';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { Tx } from '../../platform/database/tx.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import { ofTheActingBody } from '../programmes/programme-targets.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { rollOf, rulingOver, settledBy, standingVotes } from '../resolutions/decision.reader.js';
import {
  DeclaredInterest,
  InterestConfirmation,
  InterestRulingRow,
} from '../resolutions/interest.entity.js';
import { rulesOut, type Ruling } from '../deciding/quorum.rules.js';
import type { Resolution } from '../resolutions/resolution.entity.js';
import {
  findResolutionInContext,
  lockResolution,
  tellWithin,
  theResolutionForVoting,
  type AtResolution,
  type ResolutionInContext,
} from '../resolutions/resolution-targets.js';
import type * as inputs from './voting.input.js';
import { mayTakeVoteAway } from '../deciding/voting.rules.js';

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
          declaredBy: actor.personId,
          declaredAt: tx.now,
        });
        const { nature } = interest;
        tellOfInterest(at, 'interest.declared', interest, { member: personId, nature });
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
      const ruledBy = await whoRules(at, personId);
      await refuseToTakeVote(tx, resolution, personId, ruling);
      await rule(at, interest, { ruling, reason, ruledBy });
      await this.tell(at, personId, 'The person presiding ruled on your interest in');
      return { interest };
    });
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

/** The person presiding who rules; refused unless that person acts, or the secretary records it. */
async function whoRules(at: AtResolution, memberId: string): Promise<string> {
  const { tx, resolution, body, programme, held } = at;
  const due = await rulingOver(tx, resolution, memberId);
  if (due.memberId === null) refuse('BAD_USER_INPUT', due.because, 'presiding');
  const presides = due.memberId === tx.actor.personId;
  if (!presides && !isSecretaryOf(held, body, programme.id))
    refuse(
      'NOT_ALLOWED',
      "Only the person presiding can rule on an interest, and not on their own; the body's secretary can record the ruling.",
    );
  return due.memberId;
}

async function refuseToTakeVote(
  tx: Tx,
  { id, state }: Resolution,
  memberId: string,
  ruling: Ruling,
): Promise<void> {
  allow(await settledBy(tx, id));
  const votes = await standingVotes(tx, id);
  const stands = votes.some((vote) => vote.memberId === memberId);
  allow(mayTakeVoteAway(state, stands && rulesOut(ruling)));
}

async function rule(
  at: AtResolution,
  interest: DeclaredInterest,
  { ruling, reason, ruledBy }: { ruling: Ruling; reason: string; ruledBy: string },
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
    ruling,
    reason,
    ruledBy,
    recordedBy: tx.actor.personId,
    ruledAt: tx.now,
  });
  const payload = { member: personId, number, ruling, reason, ruledBy };
  tellOfInterest(at, 'interest.ruled', interest, payload);
}

const tellOfInterest = (
  at: AtResolution,
  type: EventType,
  interest: DeclaredInterest,
  payload: Record<string, string | number>,
) => tellWithin(at, type, { resolution: at.resolution.id, ...payload }, ['interest', interest.id]);
