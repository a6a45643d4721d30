/** Alarms of the desk's own running. */
export const alarms = {
  'alarms.title': 'Alarms',
  'alarms.since': 'Since {at}',
  'alarms.acknowledge': 'I have seen it',
  'alarms.acknowledged': 'Somebody looks after it.',
  'alarm.intake.mailbox-gap': 'A mailbox and the ledger do not agree',
  'alarm.intake.mailbox-unreachable': 'A mailbox cannot be reached',
  'alarm.intake.mailbox-waiting': 'A mail cannot be taken in',
  'alarm.intake.oldest-unread': 'Something has been unread for long',
  'alarm.intake.oldest-pending': 'Something has been pending for long',
  'alarm.intake.door-closed': 'A door of the desk is closed',
  'alarm.intake.ledger-unbalanced': 'The ledger does not balance',
  'alarm.storage.low': 'The disk is nearly full',
  'alarm.desk.clock': 'The clock is wrong',
  'alarm.desk.database': 'The database does not answer',
  'alarm.webhooks.endpoint-disabled': 'An endpoint did not answer for days; nothing more is sent there',
} as const;
