import { Injectable } from '@nestjs/common';
import { PeopleService } from '../../platform/accounts/people.service.js';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import { BodyActsService } from '../programmes/body-acts.service.js';
import type { Actor } from '../../shared/actor.js';
import { allow, refuse } from '../../shared/refusal.js';
import { rollOf, rulingOver, settledBy, standingVotes } from '../resolutions/decision.reader.js';
import {
  DeclaredInterest,
  InterestConfirmation,
  InterestRulingRow,
} from '../resolutions/interest.entity.js';
import { rulesOut, type Ruling } from '../deciding/quorum.rules.js';
import {
  ResolutionsService,
  type ResolutionInContext,
} from '../resolutions/resolutions.service.js';
import type * as inputs from './voting.input.js';
import { mayTakeVoteAway } from '../deciding/voting.rules.js';

type Declared = Promise<Once<{ interestId: string }>>;

/** Interests in an item, and the rulings of the person presiding on them. */
@Injectable()
export class InterestsService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly acts: BodyActsService,
    private readonly resolutions: ResolutionsService,
    private readonly people: PeopleService,
    private readonly notices: NoticesService,
  ) {}

  /** Declares an interest: the member, or the secretary for the member. It removes no vote. */
  async declareInterest(actor: Actor, input: inputs.DeclareInterestInput): Declared {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.begin(tx, 'declareInterest', input.resolution);
      return await this.idempotency.once(
        tx,
        { verb: 'declareInterest', key: input.idempotencyKey, input },
        async () => {
          const target = await this.resolutions.lockForVoting(tx, found);
          const personId = input.person
            ? (await this.people.person(tx, input.person)).id
            : actor.personId;
          await this.mustSpeakFor(tx, target, personId);
          const { id: resolutionId, programmeId, bodyId } = target.resolution;
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
          this.record(tx, target, 'interest.declared', interest, { member: personId, nature });
          await this.tell(tx, target, personId, 'The secretary recorded an interest of yours on');
          return { interestId: interest.id };
        },
      );
    });
  }

  /** Confirms, for this item, an interest that was brought in; once is enough. */
  async confirmInterest(actor: Actor, interestId: string): Promise<string> {
    return await this.db.transaction(actor, async (tx) => {
      const { interest, found } = await this.beginOn(tx, 'confirmInterest', interestId);
      // One after the other, so that the second finds it confirmed.
      const target = await this.resolutions.lockForChange(tx, found);
      await this.mustSpeakFor(tx, target, interest.personId);
      if (await tx.one(InterestConfirmation, { interestId })) return interestId;
      const { programmeId, bodyId, resolutionId } = interest;
      await tx.insert(InterestConfirmation, {
        interestId,
        programmeId,
        bodyId,
        resolutionId,
        confirmedBy: actor.personId,
        confirmedAt: tx.now,
      });
      this.record(tx, target, 'interest.confirmed', interest, { member: interest.personId });
      return interestId;
    });
  }

  /**
   * Rules on an interest: the person presiding, or the secretary recording it. The latest ruling binds. A
   * ruling that would remove a vote that stands is refused until the vote is taken back.
   */
  async ruleOnInterest(actor: Actor, input: inputs.RuleOnInterestInput): Declared {
    return await this.db.transaction(actor, async (tx) => {
      const { interest, found } = await this.beginOn(tx, 'ruleOnInterest', input.interestId);
      return await this.idempotency.once(
        tx,
        { verb: 'ruleOnInterest', key: input.idempotencyKey, input },
        async () => {
          const target = await this.resolutions.lockForChange(tx, found);
          const ruledBy = await this.whoRules(tx, target, interest.personId);
          await this.mayRule(tx, target, interest.personId, input.ruling);
          await this.rule(tx, target, interest, { ...input, ruledBy });
          await this.tell(
            tx,
            target,
            interest.personId,
            'The person presiding ruled on your interest in',
          );
          return { interestId: interest.id };
        },
      );
    });
  }

  private async beginOn(tx: Tx, verb: Verb, interestId: string) {
    const where = { id: interestId };
    const interest = await tx.must(DeclaredInterest, where, 'interest', 'interestId');
    return { interest, found: await this.resolutions.begin(tx, verb, interest.resolutionId) };
  }

  /** Members declare their own interests; the secretary can record one for any member. */
  private async mustSpeakFor(tx: Tx, target: ResolutionInContext, personId: string): Promise<void> {
    const self = personId === tx.actor.personId;
    if (!self && !(await this.acts.isSecretary(tx, target)))
      refuse(
        'NOT_ALLOWED',
        "Only the member, or the body's secretary for the member, can do this.",
      );
    if (target.resolution.state !== 'OPEN')
      refuse('WRONG_STATE', 'This resolution is not open: interests are declared while it is.');
    const roll = await rollOf(tx, target.resolution.id);
    if (!roll.some((member) => member.memberId === personId))
      refuse(
        'NOT_ENTITLED_TO_VOTE',
        'This person is not on the roll of this resolution, so has no interest to declare.',
        'person',
      );
  }

  private async whoRules(tx: Tx, target: ResolutionInContext, memberId: string): Promise<string> {
    const due = await rulingOver(tx, target.resolution, memberId);
    if (due.memberId === null) refuse('BAD_USER_INPUT', due.because, 'presiding');
    const presides = due.memberId === tx.actor.personId;
    if (!presides && !(await this.acts.isSecretary(tx, target)))
      refuse(
        'NOT_ALLOWED',
        "Only the person presiding can rule on an interest, and not on their own; the body's secretary can record the ruling.",
      );
    return due.memberId;
  }

  private async mayRule(
    tx: Tx,
    target: ResolutionInContext,
    memberId: string,
    ruling: Ruling,
  ): Promise<void> {
    const { id, state } = target.resolution;
    allow(await settledBy(tx, id));
    const votes = await standingVotes(tx, id);
    const stands = votes.some((vote) => vote.memberId === memberId);
    allow(mayTakeVoteAway(state, stands && rulesOut(ruling)));
  }

  private async rule(
    tx: Tx,
    target: ResolutionInContext,
    interest: DeclaredInterest,
    { ruling, reason, ruledBy }: { ruling: Ruling; reason: string; ruledBy: string },
  ): Promise<void> {
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
    this.record(tx, target, 'interest.ruled', interest, payload);
  }

  private async tell(
    tx: Tx,
    target: ResolutionInContext,
    personId: string,
    what: string,
  ): Promise<void> {
    if (personId === tx.actor.personId) return;
    await this.notices.tell(tx, {
      personId,
      programmeId: target.programme.id,
      type: 'interest',
      text: `${what} ${target.body.code}/${target.resolution.number}.`,
      subjectType: 'resolution',
      subjectId: target.resolution.id,
    });
  }

  private record(
    tx: Tx,
    target: ResolutionInContext,
    type: string,
    interest: DeclaredInterest,
    payload: Record<string, string | number>,
  ): void {
    const about = { subjectType: 'interest', subjectId: interest.id };
    const told = { resolution: target.resolution.id, ...payload };
    this.resolutions.recordWithin(tx, target, { type, ...about, payload: told });
  }
}
