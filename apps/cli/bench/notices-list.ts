import { NoticesDesk, type DeskPlace } from './notices-desk.js';

/** Lists the people of a campaign in a process of its own, so that its memory is not that of sending. */
export interface ListOrder {
  place: DeskPlace;
  people: number;
}

async function list({ place, people }: ListOrder): Promise<string> {
  const desk = await NoticesDesk.open(place);
  try {
    return await desk.campaign(people);
  } finally {
    await desk.close();
  }
}

process.once('message', (order: ListOrder) => {
  void list(order).then((id) => {
    process.send?.({ id });
    process.disconnect();
  });
});
