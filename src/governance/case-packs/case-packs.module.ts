import { Module } from '@nestjs/common';
import { AnnexDocumentsService } from './annex-documents.service.js';
import { AnnexSealingService } from './annex-sealing.service.js';
import { PackDraftingResolver } from './pack-drafting.resolver.js';
import {
  CasePacksResolver,
  KeyFiguresResolver,
  PlacedDocumentsResolver,
  ProgrammePacksResolver,
} from './case-packs.resolver.js';
import { DocumentsController } from './documents.controller.js';
import { AnnexDocumentsResolver, DocumentsResolver } from './documents.resolver.js';
import { DocumentsService } from './documents.service.js';
import { AnnexesOfPackResolver, PackAnnexesResolver } from './pack-annexes.resolver.js';
import { PackAnnexesService } from './pack-annexes.service.js';
import { PackComparisonResolver } from './pack-comparison.resolver.js';
import { PackDocumentsService } from './pack-documents.service.js';
import { PackDraftingService } from './pack-drafting.service.js';
import { PackSealingService } from './pack-sealing.service.js';
import { PackSnapshot } from './pack-snapshot.reader.js';
import { SnapshotSections } from './snapshot-sections.js';

const SERVICES = [
  PackDraftingService,
  PackDocumentsService,
  PackSealingService,
  DocumentsService,
  SnapshotSections,
  PackSnapshot,
  PackAnnexesService,
  AnnexDocumentsService,
  AnnexSealingService,
];
const RESOLVERS = [
  ProgrammePacksResolver,
  CasePacksResolver,
  PackDraftingResolver,
  KeyFiguresResolver,
  PlacedDocumentsResolver,
  DocumentsResolver,
  PackAnnexesResolver,
  AnnexesOfPackResolver,
  AnnexDocumentsResolver,
  PackComparisonResolver,
];

/** Business cases: drafted, sealed as one set of bytes, compared, and opened again as they were. */
@Module({
  controllers: [DocumentsController],
  providers: [...SERVICES, ...RESOLVERS],
  exports: [SnapshotSections],
})
export class CasePacksModule {}
