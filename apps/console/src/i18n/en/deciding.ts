import type { deciding as ja } from '../ja/deciding';

export const deciding: Record<keyof typeof ja, string> = {
  'deciding.whyTitle': 'Why it is in review',
  'deciding.why.repeated':
    'It is of the same matter or person as an earlier one that had been answered with “no problem”.',
  'deciding.why.sibling': 'A complaint about the same matter became an incident.',
  'deciding.why.reopened': 'A related complaint became an incident, so that what was set aside is looked at again.',
  'deciding.why.clustered': 'It is one of a cluster that was found suspected as a whole.',
  'deciding.why.raised': 'A member of staff asked for a review.',
  'deciding.why.engine': 'The automatic assessment shows these signs.',
  'deciding.why.none': 'No sign waits for an answer. It is read to see whether anything was missed.',
  'deciding.why.decided': 'It was decided before: {at}, {decision}.',
  'deciding.receivedOn': 'received {at}',
  'deciding.answer.set_aside': '{at} set aside',
  'deciding.answer.suspected': '{at} suspected',
  'deciding.answer.closed': '{at} closed, secrecy not involved',
  'deciding.ask': 'Record it as suspected?',
  'deciding.askNew': 'A new incident is opened, and these deadlines run from the moment of knowledge ({at}).',
  'deciding.askLead':
    'The complaint joins {number}, which becomes suspected. These deadlines run from the moment of knowledge ({at}).',
  'deciding.askJoin': 'The complaint joins {number}. Deadlines that run already stay as they are.',
  'deciding.near.self': 'Incident that the complaint belongs to',
  'deciding.near.group': 'Incident of a grouped complaint',
  'deciding.near.cluster': 'Incident of a complaint of the same cluster',
  'deciding.gone': 'The incident that was chosen has ended or is not listed. Choose again what the complaint joins.',
  'deciding.other': 'Join another incident',
  'deciding.target': '(target)',
  'deciding.past': 'already over',
  'deciding.legal': '(legal date {at})',
  'deciding.ifConfirmed': 'if the leak is confirmed',
  'deciding.noTakeBack':
    'A recorded decision and the deadlines that it starts cannot be taken back. Where readers disagree they start after a third one.',
  'deciding.confirm': 'Record',
  'deciding.back': 'Back',
  'deciding.mistake':
    'If this was a mistake, end the incident as unfounded on its page: that takes a reason and the approval of another person.',
  'deciding.mistakeJoined':
    'If this was a mistake, unlink the complaint from the incident on its page, with a reason. The incident and its deadlines stay.',
};
