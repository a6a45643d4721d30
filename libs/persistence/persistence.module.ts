import { Global, Module, type DynamicModule } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Settings } from '#kernel';
import { openWriter, readerOptions, writerOptions, type FeatureSchema } from './data-sources.js';
import { UnitOfWork } from './unit-of-work.js';

/** Opens both data sources, migrates, and gives everybody the {@link UnitOfWork}. */
@Global()
@Module({})
export class PersistenceModule {
  static with(schemas: readonly FeatureSchema[]): DynamicModule {
    return {
      module: PersistenceModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Settings],
          useFactory: (settings: Settings) => ({ ...writerOptions(settings, schemas), retryAttempts: 0 }),
          dataSourceFactory: (options) => {
            if (!options) throw new Error('no data source options');
            return openWriter(options);
          },
        }),
        TypeOrmModule.forRootAsync({
          name: 'reads',
          inject: [Settings, getDataSourceToken()],
          useFactory: (settings: Settings) => ({ ...readerOptions(settings, schemas), retryAttempts: 0 }),
          dataSourceFactory: (options) => {
            if (!options) throw new Error('no data source options');
            return new DataSource(options).initialize();
          },
        }),
      ],
      providers: [
        {
          provide: UnitOfWork,
          inject: [getDataSourceToken(), getDataSourceToken('reads')],
          useFactory: (writer: DataSource, reader: DataSource) => new UnitOfWork(writer, reader),
        },
      ],
      exports: [UnitOfWork],
    };
  }
}
