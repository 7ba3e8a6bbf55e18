import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DocumentScanner, ScannerSettings } from './document-scanner.js';

/** Provides the scanner of this installation, if it has one. */
@Global()
@Module({})
export class DocumentScannerModule {
  static forRoot(settings: ScannerSettings): DynamicModule {
    return {
      module: DocumentScannerModule,
      providers: [{ provide: ScannerSettings, useValue: settings }, DocumentScanner],
      exports: [DocumentScanner],
    };
  }
}
