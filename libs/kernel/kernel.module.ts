import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DomainEvents } from './events/domain-events.js';
import { Settings } from './settings.js';
import { CLOCK, SystemClock, type Clock } from './time/clock.js';

/** Clock, settings and events for every feature. */
@Global()
@Module({})
export class KernelModule {
  static with(settings: Settings, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: KernelModule,
      providers: [{ provide: CLOCK, useValue: clock }, { provide: Settings, useValue: settings }, DomainEvents],
      exports: [CLOCK, Settings, DomainEvents],
    };
  }
}
