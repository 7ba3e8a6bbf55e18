import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { signedIn, type ApiRequest } from '../platform/graphql/request-context.js';
import {
  ProgrammeExportService,
  type ChainAsked,
} from '../governance/programmes/programme-export.service.js';
import { refuse } from '../shared/refusal.js';

const LONGEST_REF = 80;

/** What is needed to check the chains without trusting this server (docs/verify.md). */
@Controller('api/audit')
export class AuditController {
  constructor(private readonly exports: ProgrammeExportService) {}

  /** The public keys, for anybody. */
  @Get('keys')
  async keys() {
    return await this.exports.publicKeys();
  }

  /** `?programme=CODE`, or `?chain=installation`: the chain as JSON lines. */
  @Get('export')
  async export(
    @Req() request: ApiRequest,
    @Res() response: Response,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const actor = signedIn(request.actor);
    const { name, pieces } = await this.exports.open(actor, chainAsked(query));
    response.setHeader('cache-control', 'no-store');
    response.attachment(`${name}-audit.jsonl`).type('application/x-ndjson');
    await pipeline(Readable.from(pieces), response).catch((error: NodeJS.ErrnoException) => {
      // The client has closed the connection.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }

  /** `?programme=CODE`, or `?chain=installation`: the latest signed checkpoint, to be kept elsewhere. */
  @Get('checkpoints/latest')
  async latestCheckpoint(
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
    @Query() query: Record<string, unknown>,
  ) {
    const actor = signedIn(request.actor);
    const signed = await this.exports.latestCheckpoint(actor, chainAsked(query));
    const { chainName, seq } = signed.checkpoint;
    response.setHeader('cache-control', 'no-store');
    response.attachment(`${chainName}-checkpoint-${seq}.json`);
    return signed;
  }
}

function chainAsked({ programme, chain }: Record<string, unknown>): ChainAsked {
  if (chain === 'installation' && programme === undefined) return 'installation';
  if (chain === undefined && typeof programme === 'string' && programme.length <= LONGEST_REF) {
    if (programme !== '') return { programme };
  }
  return refuse(
    'BAD_USER_INPUT',
    'Say which chain, in the address: ?programme=CODE for a programme, or ?chain=installation for the installation.',
    'programme',
  );
}
