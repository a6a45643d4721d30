import type { rooms as ja } from '../ja/rooms';

/** Words of the pages of an incident and of a notice that no other page says. */
export const rooms: Record<keyof typeof ja, string> = {
  'clock.left.working': '{time} to our own date',
  'clock.left.legal': '{time} to the legal date',
  'clock.over.working': '{time} past our own date',
  'clock.over.legal': '{time} past the legal date',
  'clock.legalBehind': ' (legal: {at})',
  'clock.wording': ' (as the rule words it)',
  'forms.title': 'Reports by form',
  'forms.unfilledMark': 'missing',
  'forms.missingList': 'Still missing',
  'forms.missingHint': 'Choose one to go to its field.',
  'forms.allFilled': 'Every form has what it needs.',
  'forms.neededBy': '{count} forms',
  'forms.noForms': 'No form yet. They are listed here once a duty arises.',
  'forms.backToFacts': 'Back to the facts',
  'forms.notDue': 'No date',
  'forms.at.overview': 'recorded on the overview',
  'forms.at.prevention': 'recorded under prevention',
  'forms.at.notices': 'taken from the notices',
  'forms.at.settings': 'set by an administrator',
  'blank.name': 'name',
  'blank.company': 'company',
  'blank.contact': 'contact',
  'blank.code': 'confirmation code',
  'campaign.asArrives': 'As the first person gets it',
  'campaign.withBlanks': 'With its blanks',
  'campaign.view': 'How to show the text',
  'campaign.arrivesAt':
    'As it arrives at {label} ({language}). Of the name only the first letter is shown; the code is made for each person when it is sent.',
  'campaign.blanksHint':
    '{{name}} becomes the name, {{company}} the company, {{contact}} the contact, {{code}} the confirmation code.',
  'campaign.fillIn': 'Fill in the blanks 〔 〕 ({count})',
  'campaign.fillInSave': 'Put into the text',
  'campaign.approvalsWait': 'Waiting for the approval of {count} more.',
  'campaign.approvalsDone': 'Both approvals are given.',
  'campaign.ownWork': 'You changed the words or the list, so others approve.',
  'campaign.approvedByYou': 'You have approved.',
  'campaign.lintFirst': 'It can be approved once nothing is left to put right.',
  'campaign.emptyFirst': 'It can be approved once somebody is on the list.',
  'campaign.beforeStart':
    'Started, it goes to our own addresses first, {minutes} minutes later; until then it can be taken back. Then to ten persons and to all ({count} on the list), each after somebody has looked.',
  'campaign.beforeStartNow':
    'Started, it goes to our own addresses first. Then to ten persons and to all ({count} on the list), each after somebody has looked.',
  'campaign.substituteHint':
    'Persons without an address, or whom nothing else reached. They are told by publication and a hotline.',
  'firstStep.email': 'e-mail',
  'firstStep.letter': 'letter',
  'firstStep.phone': 'telephone',
  'firstStep.substitute': 'no address (told by publication)',
};
