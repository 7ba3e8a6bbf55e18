import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import { theInstallation } from '../../platform/acts/target.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Actor } from '../../shared/actor.js';
import { combined } from '../../shared/combined.js';
import { given } from '../../shared/given.js';
import { allow, refuse } from '../../shared/refusal.js';
import { mayBelong, mayHavePosts } from './body.rules.js';
import { DecidingBody, Site, Trust } from './trust.entity.js';
import type * as inputs from './trust.input.js';
import { theBody, theTrust } from './trust-targets.js';
import { findTrust } from './trusts.reader.js';

onConstraint('trust_code', {
  code: 'ALREADY_EXISTS',
  because: 'A Trust with this code already exists: choose another code.',
  field: 'code',
});
onConstraint('trust_ods_code', {
  code: 'ALREADY_EXISTS',
  because: 'A Trust with this ODS code already exists.',
  field: 'odsCode',
});
onConstraint('trust_site_code', {
  code: 'ALREADY_EXISTS',
  because: 'Two sites of the Trust have the same code: give each its own.',
  field: 'sites',
});
onConstraint('deciding_body_code', {
  code: 'ALREADY_EXISTS',
  because: 'A body with this code already exists: choose another code.',
  field: 'code',
});

/** Trusts and the bodies that decide: every change is in the installation's chain. */
@Injectable()
export class TrustsService {
  constructor(private readonly acts: Acts) {}

  /** Adds a Trust with its sites. */
  async createTrust(actor: Actor, input: inputs.CreateTrustInput) {
    return await this.acts.do(
      actor,
      'createTrust',
      input,
      theInstallation,
      async ({ tx, tell }) => {
        const { code, odsCode, name, kind, sites } = input;
        const trust = await tx.insert(Trust, { code, odsCode, name, kind, createdAt: tx.now });
        for (const site of sites) await tx.insert(Site, { trustId: trust.id, ...pick(site) });
        const codes = sites.map((site) => site.code);
        tell('trust.created', ['trust', trust.id], { code, kind, sites: codes });
        return { trust };
      },
    );
  }

  /** Corrects a Trust's name or its code, with the reason. */
  async reviseTrust(actor: Actor, input: inputs.ReviseTrustInput) {
    return await this.acts.do(actor, 'reviseTrust', input, theTrust, async (at) => {
      const { tx, tell, trust: before } = at;
      const changes = given({ name: input.name ?? undefined, odsCode: input.odsCode ?? undefined });
      if (Object.keys(changes).length === 0)
        refuse('BAD_USER_INPUT', 'Give the name, the ODS code or both.', 'name');
      const trust = await tx.update(Trust, before.id, input.expectedVersion, changes);
      const from = { name: before.name, odsCode: before.odsCode };
      tell('trust.revised', ['trust', trust.id], { from, to: changes, reason: input.reason });
      return { trust };
    });
  }

  /** Corrects a body's name, with the reason. */
  async reviseBody(actor: Actor, input: inputs.ReviseBodyInput) {
    return await this.acts.do(actor, 'reviseBody', input, theBody, async (at) => {
      const { tx, tell, body: before } = at;
      const { name, reason, expectedVersion } = input;
      const body = await tx.update(DecidingBody, before.id, expectedVersion, { name });
      tell('body.revised', ['body', body.id], { from: before.name, to: name, reason });
      return { body };
    });
  }

  /** Adds a body: a Trust's own, or an outside body whose decisions are recorded here. */
  async createBody(actor: Actor, input: inputs.CreateBodyInput) {
    return await this.acts.do(actor, 'createBody', input, theInstallation, async ({ tx, tell }) => {
      const { code, name, kind } = input;
      const trust = input.trust ? await findTrust(tx, input.trust) : null;
      const belongs = mayBelong(kind, trust?.kind ?? null);
      allow(combined([belongs, mayHavePosts(kind, input.posts ?? null)]));
      const body = await tx.insert(DecidingBody, {
        code,
        name,
        kind,
        trustId: trust?.id ?? null,
        programmeId: null,
        posts: input.posts ?? null,
      });
      tell('body.created', ['body', body.id], { code, kind, trust: trust?.id, posts: body.posts });
      return { body };
    });
  }
}

const pick = ({ code, name, place, kind }: inputs.SiteInput) => ({ code, name, place, kind });
