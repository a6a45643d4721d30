import { Global, Module } from '@nestjs/common';
import { MonthlyQueries } from './data/monthly-queries.js';
import { ReportsController } from './http/reports.controller.js';
import { BuildMonthlyReport } from './use-cases/build-monthly-report.js';
import { ReadProof } from './use-cases/read-proof.js';

/** Figures over what the other features recorded. */
@Global()
@Module({
  controllers: [ReportsController],
  providers: [MonthlyQueries, BuildMonthlyReport, ReadProof],
  exports: [BuildMonthlyReport, ReadProof],
})
export class TrendsModule {}
