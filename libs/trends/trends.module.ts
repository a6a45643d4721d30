import { Global, Module } from '@nestjs/common';
import { AuditNames } from './data/audit-names.js';
import { AuditQueries } from './data/audit-queries.js';
import { BoardQueries } from './data/board-queries.js';
import { ChannelQueries } from './data/channel-queries.js';
import { MonthlyQueries } from './data/monthly-queries.js';
import { RunningQueries } from './data/running-queries.js';
import { TodayQueries } from './data/today-queries.js';
import { InsightController } from './http/insight.controller.js';
import { ReportsController } from './http/reports.controller.js';
import { TodayController } from './http/today.controller.js';
import { SetupViewsController } from './http/setup.controller.js';
import { BuildMonthlyReport } from './use-cases/build-monthly-report.js';
import { OtherFigures } from './use-cases/other-figures.js';
import { ReadAuditLog } from './use-cases/read-audit-log.js';
import { ReadGuidelineBoard } from './use-cases/read-guideline-board.js';
import { ReadProof } from './use-cases/read-proof.js';
import { ReadRunning } from './use-cases/read-running.js';
import { ReadToday } from './use-cases/read-today.js';
import { ReadSetup } from './use-cases/read-setup.js';
import { ReadTrends } from './use-cases/read-trends.js';

const readers = [BuildMonthlyReport, ReadAuditLog, ReadGuidelineBoard, ReadProof, ReadSetup, ReadTrends];

/** Figures over what the other features recorded. */
@Global()
@Module({
  controllers: [ReportsController, InsightController, SetupViewsController, TodayController],
  providers: [
    OtherFigures,
    AuditNames,
    AuditQueries,
    BoardQueries,
    ChannelQueries,
    MonthlyQueries,
    RunningQueries,
    TodayQueries,
    ReadRunning,
    ReadToday,
    ...readers,
  ],
  exports: readers,
})
export class TrendsModule {}
