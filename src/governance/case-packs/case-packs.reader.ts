import { In } from 'typeorm';
import { byId, grouped, loader } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import {
  AnnexDocument,
  CasePack,
  Document,
  KeyFigureRow,
  PackAnnex,
  PackDocument,
  PackSection,
} from './case-pack.entity.js';
import { SECTION_ORDER } from './case-pack.rules.js';

/** The packs of one request, by id. */
export const packsById = (context: RequestContext) =>
  loader(context, 'packs-by-id', async (ids) =>
    byId(await context.reads.find(CasePack, { id: In([...ids]) })),
  );

/** The documents of one request, by id. */
export const documentsById = (context: RequestContext) =>
  loader(context, 'documents-by-id', async (ids) =>
    byId(await context.reads.find(Document, { id: In([...ids]) })),
  );

/** The parts of packs and annexes, loaded with one query a request for each kind. */
export const packLists = {
  sections: (context: RequestContext) =>
    loader(context, 'pack-sections', async (ids) => {
      const rows = await context.reads.find(PackSection, { packId: In([...ids]) });
      const place = (section: PackSection) => SECTION_ORDER.indexOf(section.kind);
      return grouped(
        rows.sort((a, b) => place(a) - place(b)),
        (section) => section.packId,
      );
    }),
  keyFigures: (context: RequestContext) =>
    loader(context, 'key-figures', async (ids) =>
      grouped(
        await context.reads.find(
          KeyFigureRow,
          { packId: In([...ids]) },
          { order: { code: 'ASC' } },
        ),
        (figure) => figure.packId,
      ),
    ),
  documents: (context: RequestContext) =>
    loader(context, 'pack-documents', async (ids) =>
      grouped(
        await context.reads.find(
          PackDocument,
          { packId: In([...ids]) },
          { order: { position: 'ASC' } },
        ),
        (document) => document.packId,
      ),
    ),
  annexes: (context: RequestContext) =>
    loader(context, 'pack-annexes', async (ids) =>
      grouped(
        await context.reads.find(PackAnnex, { packId: In([...ids]) }, { order: { id: 'ASC' } }),
        (annex) => annex.packId,
      ),
    ),
  annexDocuments: (context: RequestContext) =>
    loader(context, 'annex-documents', async (ids) =>
      grouped(
        await context.reads.find(
          AnnexDocument,
          { annexId: In([...ids]) },
          { order: { position: 'ASC' } },
        ),
        (document) => document.annexId,
      ),
    ),
};
