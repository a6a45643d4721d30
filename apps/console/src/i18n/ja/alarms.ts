/** Alarms of the desk's own running. */
export const alarms = {
  'alarms.title': '警報',
  'alarms.since': '発生：{at}',
  'alarms.acknowledge': '確認した',
  'alarms.acknowledged': '担当者が確認しました。',
  'alarm.intake.mailbox-gap': '受信箱と台帳の数が合いません',
  'alarm.intake.mailbox-unreachable': '受信箱に接続できません',
  'alarm.intake.mailbox-waiting': '取り込めないメールがあります',
  'alarm.intake.oldest-unread': '読まれていないものが長く残っています',
  'alarm.intake.oldest-pending': '処理中のまま長く残っているものがあります',
  'alarm.intake.door-closed': '受付口が閉じています',
  'alarm.intake.ledger-unbalanced': '台帳が合いません',
  'alarm.storage.low': 'ディスクの空きが少なくなっています',
  'alarm.desk.clock': '時計が合っていません',
  'alarm.desk.database': 'データベースが応答しません',
  'alarm.webhooks.endpoint-disabled': '連携先に届かないため送信を止めました',
} as const;
