import { Global, Module } from '@nestjs/common';
import { ArrivalFiles } from './data/arrival-files.js';
import { WebController } from './http/web.controller.js';
import { ListCallbacks } from './use-cases/list-callbacks.js';
import { ReadFiles } from './use-cases/read-files.js';

/** Forms with files, and promised call-backs. */
@Global()
@Module({
  controllers: [WebController],
  providers: [ArrivalFiles, ListCallbacks, ReadFiles],
  exports: [ArrivalFiles],
})
export class WebIntakeModule {}
