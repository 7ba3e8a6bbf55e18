import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DocumentScanner, ScannerSettings } from './document-scanner.js';

/** Gives whoever takes documents in the scanner that this installation has, or none. */
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
