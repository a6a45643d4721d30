import { Stack } from '@mantine/core';
import type { Incident } from '../../../api/incident-types';
import { Estimates } from '../estimates';
import { GapCard } from '../gap-card';
import { LinkedComplaints } from '../linked-complaints';
import { MemberQuestions } from '../member-questions';
import { NextDeadlines } from '../next-deadlines';
import { SecrecyAnswers } from '../secrecy-answers';
import { Times } from '../times';
import { TransitionCard } from '../transition-card';

/** Where the incident stands: its moments, complaints, counts and the next step. */
export function OverviewTab({ incident }: { incident: Incident }) {
  return (
    <Stack>
      <MemberQuestions incident={incident} />
      <div className="mado-cols">
        <Stack>
          <Times incident={incident} />
          <GapCard incident={incident} />
          <LinkedComplaints incident={incident} />
          <Estimates incident={incident} />
        </Stack>
        <Stack>
          <NextDeadlines incident={incident} />
          <TransitionCard incident={incident} />
          <SecrecyAnswers incident={incident} />
        </Stack>
      </div>
    </Stack>
  );
}
