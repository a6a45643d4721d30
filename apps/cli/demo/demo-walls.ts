import type { INestApplicationContext } from '@nestjs/common';
import { RaiseWall } from '#incidents';
import type { DemoOfficers } from './demo-officers.js';

/** Walls round an incident: one that two people raised, one that waits for the second. */
export class DemoWalls {
  constructor(
    private readonly context: INestApplicationContext,
    private readonly people: DemoOfficers,
  ) {}

  async raise(incidentId: string): Promise<void> {
    const { officer, second } = this.people;
    const walls = this.context.get(RaiseWall, { strict: false });
    const contractor = [{ kind: 'contractor' as const, userId: null, name: '青葉保守サービス' }];
    const raised = await walls.execute(
      incidentId,
      { subjects: contractor, reason: '利用明細の画面の改修を請け負った委託先であり、調査の対象となるため。' },
      officer,
    );
    await walls.step({ incidentId, wallId: raised.id }, { step: 'approve' }, second);
    const shop = [{ kind: 'shop' as const, userId: null, name: '駅前ショップ' }];
    const reason = 'お申し出を先に受けていた店舗であり、いつ知ったかを調べるため。';
    await walls.execute(incidentId, { subjects: shop, reason }, second);
  }
}
