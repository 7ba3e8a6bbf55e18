import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../../platform/accounts/account.type.js';
import { personOf } from '../../platform/accounts/people.reader.js';
import type { Reads } from '../../platform/database/reads.js';
import { having, page } from '../../platform/graphql/connection.js';
import { Ctx, Snapshot, type RequestContext } from '../../platform/graphql/request-context.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import { AnnexDocument, Document } from './case-pack.entity.js';
import { DocumentsArgs } from './case-pack.input.js';
import * as types from './case-pack.type.js';
import { DocumentScan } from './document.rules.js';

const DOWNLOAD = 'The path at which the file is downloaded: GET it with the same sign-in or token.';
const UPLOADER = 'The person who uploaded it.';

/** The documents of a programme. */
@Resolver(() => types.DocumentType)
export class DocumentsResolver {
  @Query(() => types.DocumentConnection, {
    description:
      'The documents of a programme, newest first. Everybody with a role in the programme. NOT_FOUND.',
  })
  async documents(@Args() args: DocumentsArgs, @Snapshot() reads: Reads) {
    const { id: programmeId } = await findProgramme(reads, args.programme);
    const where = having<Document>(args.search, ['fileName'], { programmeId });
    return await page(reads, Document, where, args, { property: 'id', direction: 'DESC' });
  }

  @ResolveField(() => String, { description: DOWNLOAD })
  url(@Parent() { id }: Document): string {
    return `/api/documents/${id}`;
  }

  @ResolveField('uploadedBy', () => PersonType, { description: UPLOADER })
  async uploader(@Parent() { uploadedBy }: Document, @Ctx() context: RequestContext) {
    return await personOf(context, uploadedBy);
  }

  @ResolveField(() => DocumentScan, { description: types.SCAN })
  scan(@Parent() { scan }: Document): DocumentScan {
    return scan ?? DocumentScan.NOT_SCANNED;
  }
}

/** The documents of a body's own annex. */
@Resolver(() => types.AnnexDocumentType)
export class AnnexDocumentsResolver {
  @ResolveField(() => String, { description: DOWNLOAD })
  url(@Parent() { id }: AnnexDocument): string {
    return `/api/annex-documents/${id}`;
  }

  @ResolveField('uploadedBy', () => PersonType, { description: UPLOADER })
  async uploader(@Parent() { uploadedBy }: AnnexDocument, @Ctx() context: RequestContext) {
    return await personOf(context, uploadedBy);
  }

  @ResolveField(() => DocumentScan, { description: types.SCAN })
  scan(@Parent() { scan }: AnnexDocument): DocumentScan {
    return scan ?? DocumentScan.NOT_SCANNED;
  }
}
