import { Global, Module } from '@nestjs/common';
import { Guideline } from './guideline.js';

/** The guideline's examples for every feature. */
@Global()
@Module({ providers: [{ provide: Guideline, useFactory: () => Guideline.load() }], exports: [Guideline] })
export class GuidelineModule {}
