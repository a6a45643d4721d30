export const arrived = {
  'letter.viewTitle': 'What arrived',
  'letter.viewMore': 'Text only: no picture is loaded and nothing runs.',
  'letter.from': 'From',
  'letter.date': 'Date',
  'asSent.show': 'Show as sent',
  'asSent.text': 'Show as text',
  'asSent.title': 'Mail as it was sent',
  'asSent.more':
    'The look that the sender made. Links do not open, nothing runs, and nothing is loaded from elsewhere.',
  'asSent.outside': 'Pictures from elsewhere, not shown: {count}.',
  'asSent.missing': 'Pictures that cannot be shown: {count}.',
  'asSent.hidden': 'The mail has text that its sender hid',
  'asSent.hiddenMore': 'Shown as sent, that text stands in a dashed frame.',
  'asSent.unfit':
    'It cannot be shown as it was sent: too large, too tangled, or the desk is busy (open it again in a moment).',
} as const;
