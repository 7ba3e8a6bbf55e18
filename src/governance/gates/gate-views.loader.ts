import { Injectable } from '@nestjs/common';
import { loader } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Gate } from '../programmes/gate.entity.js';
import { cannotWaitOf, type CannotWait } from '../programmes/programme.rules.js';
import { programmeOf, todayOf } from '../programmes/programmes.reader.js';
import {
  groundOfDocument,
  noLongerRequired,
  PROVISIONS,
  type Ground,
  type Grounded,
  type NoLongerRequired,
  type ProvisionCode,
} from '../programmes/provision.rules.js';
import type { DocumentRole } from '../programmes/document-role.rules.js';
import type { Programme } from '../programmes/programme.entity.js';
import { regime } from '../programmes/regimes.js';
import type { CriterionKind } from '../programmes/regime.rules.js';
import type { Condition } from '../conditions/condition.entity.js';
import type { Outcome } from '../deciding/resolution.rules.js';
import type { Day } from '../../shared/day.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import { notFound } from '../../shared/refusal.js';
import type { DecidedRow } from '../decisions/decision-rows.reader.js';
import { AssuranceDomain, type AssuranceRating } from '../decisions/external-decision.rules.js';
import { GateFactsLoader, type GateView, type ProgrammeGates } from './gate-facts.loader.js';
import { shownStandings } from './decider-standing.rules.js';
import type { RequiredDecider, StandingDecision } from './gate-facts.rules.js';

/** A decision at a gate as it is shown: as it is stored, with the body, and what it was asked. */
export interface ShownDecision extends DecidedRow {
  bodyId: string;
  purpose: DecidingPurpose;
  /** Whether it was recorded from earlier minutes. */
  recorded: boolean;
  /** Whether a later record corrects it, or it was annulled, so that it no longer counts. */
  corrected: boolean;
  /** The outcomes that a resolution has by its minutes. */
  outcomesAsCorrected: Outcome[];
  /** Whether it counts only once its letter is confirmed, and that is still to come. */
  awaitsConfirmation: boolean;
  cannotWait: CannotWait | null;
}

/** A body that must decide at a gate as it is shown: what it is asked, and where it stands. */
export interface ShownDecider extends RequiredDecider, Grounded {
  /** Since when the law no longer asks it; null while it does. */
  noLongerRequired: NoLongerRequired | null;
  satisfied: boolean;
  decision: ShownDecision | null;
  voidedDecision: ShownDecision | null;
}

/** A criterion of a gate as it is shown, with its confirmation if there is one. */
export interface ShownCriterion {
  id: string;
  code: string;
  title: string;
  kind: CriterionKind;
  met: boolean;
  because: string;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  documentId: string | null;
}

/** The rating of one domain. */
export interface DomainRating {
  domain: AssuranceDomain;
  rating: AssuranceRating;
}

/** The gates as one request sees them: everything it shows of them is read once. */
@Injectable()
export class GateViews {
  constructor(private readonly facts: GateFactsLoader) {}

  /** The gates of a programme, read once a request for all the programmes in it. */
  async of(context: RequestContext, programmeId: string): Promise<ProgrammeGates> {
    const found = await this.loader(context).load(programmeId);
    if (!found) throw notFound('programme', 'programme');
    return found;
  }

  /** The gates of a programme as an act has left them: they need not be read again for its answer. */
  keep(context: RequestContext, gates: ProgrammeGates): void {
    this.loader(context).prime(gates.programme.id, gates);
  }

  private loader(context: RequestContext) {
    return loader(
      context,
      'programme-gates',
      async (ids) => await this.facts.load(context.reads, ids, new Date()),
    );
  }

  /** A programme's date, without reading its gates. */
  async today(context: RequestContext, programmeId: string): Promise<Day> {
    const found = await programmeOf(context, programmeId);
    if (!found) throw notFound('programme', 'programme');
    return todayOf(found, new Date());
  }

  /** A gate with all the facts from which its status and readiness follow. */
  async gate(context: RequestContext, { id, programmeId }: Gate): Promise<GateView> {
    const { gates } = await this.of(context, programmeId);
    return gates.find(({ gate }) => gate.id === id)!;
  }

  /** The first gate of a programme at which a decision counts, as that gate shows it; null at none. */
  async decisionById(
    context: RequestContext,
    programmeId: string,
    id: string | null,
  ): Promise<ShownDecision | null> {
    if (id === null) return null;
    const { gates } = await this.of(context, programmeId);
    const view = gates.find(({ decisions }) => decisions.some((decision) => decision.id === id));
    const decision = view?.decisions.find((one) => one.id === id);
    return view && decision ? shownDecision(view, decision) : null;
  }
}

/** The decisions at a gate, those superseded or corrected too. */
export const shownDecisions = (view: GateView): ShownDecision[] =>
  view.decisions.map((decision) => shownDecision(view, decision));

/** The bodies that must decide at a gate, in the order in which they decide. */
export const shownDeciders = (view: GateView): ShownDecider[] =>
  shownStandings({ ...view.facts, deciders: view.rows.deciders }).map(
    ({ standing, decision, voided, satisfied }) => {
      const row = view.rows.deciders.find(({ id }) => id === standing.decider.id)!;
      const required = view.facts.deciders.some(({ id }) => id === row.id);
      return {
        ...row,
        noLongerRequired: required
          ? null
          : noLongerRequired(row, view.facts.today, view.rows.lawChanges),
        satisfied,
        decision: decision && shownDecision(view, decision),
        voidedDecision: voided && shownDecision(view, voided),
      };
    },
  );

/** A section of an Act, as it is shown. */
export interface ShownProvision {
  code: ProvisionCode;
  cites: string;
  inForceFrom: Day;
  inForceUntil: Day | null;
}

/** A document that a gate needs, and on what that rests. */
export interface DocumentGround {
  role: DocumentRole;
  ground: Ground;
  provision: ShownProvision | null;
}

/** A section of an Act; null of what rests on another ground. */
export function shownProvision(code: ProvisionCode | null): ShownProvision | null {
  if (code === null) return null;
  const { cites, inForceFrom, inForceUntil } = PROVISIONS[code];
  return { code, cites, inForceFrom, inForceUntil };
}

/** The documents that a gate needs, each with its ground. */
export const documentGrounds = (gate: Gate, programme: Programme): DocumentGround[] => {
  const step = regime(programme.regime).steps.find(({ code }) => code === gate.code);
  return gate.requiredDocuments.map((role) => {
    const ofRegime = step?.requiredDocuments.includes(role) === true;
    const own = groundOfDocument(role, { ...gate, ofRegime }, programme.transactionType);
    return { role, ground: own.ground, provision: shownProvision(own.provision) };
  });
};

/** The criteria of a gate. */
export const shownCriteria = ({ criteria }: GateView): ShownCriterion[] =>
  criteria.map(({ id, code, title, met, because, criterion, confirmation }) => ({
    id,
    code,
    title,
    kind: criterion.kind,
    met,
    because,
    confirmedBy: confirmation?.confirmedBy ?? null,
    confirmedAt: confirmation?.confirmedAt ?? null,
    documentId: confirmation?.documentId ?? null,
  }));

/** The conditions that decisions at a gate set, each once. */
export function conditionsAt({ decisions }: GateView): Condition[] {
  const all = decisions.flatMap(({ conditions }) => conditions);
  return [...new Set(all)].sort((a, b) => a.number - b.number);
}

/** The ratings of a decision by domain, in the order of the domains. */
export function ratingsOf({ ratings }: Pick<DecidedRow, 'ratings'>): DomainRating[] {
  return Object.values(AssuranceDomain).flatMap((domain) => {
    const rating = ratings?.[domain];
    return rating ? [{ domain, rating }] : [];
  });
}

/** A committee's one resolution may be the decision of several boards: it is shown as that of each. */
function shownDecision(
  view: GateView,
  { id, deciderId }: Pick<StandingDecision, 'id' | 'deciderId'>,
): ShownDecision {
  const isIt = (one: { id: string; deciderId: string }) =>
    one.id === id && one.deciderId === deciderId;
  const { corrected, awaitsConfirmation } = view.decisions.find(isIt)!;
  const row = view.rows.decisions.find(isIt)!;
  const { bodyId, purpose } = view.rows.deciders.find(({ id: own }) => own === row.deciderId)!;
  const recorded = row.source === 'RECORDED';
  const outcomesAsCorrected = row.corrections.map(({ outcome }) => outcome);
  const shown = { bodyId, purpose, recorded, corrected, awaitsConfirmation, outcomesAsCorrected };
  return { ...row, ...shown, cannotWait: cannotWaitOf(row) };
}
