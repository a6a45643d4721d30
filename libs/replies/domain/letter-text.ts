/** What the complainant will read. */
export interface Letter {
  subject: string;
  text: string;
}

/** A place in a letter; spans are UTF-16, end exclusive. */
export interface Place {
  pointer: '/subject' | '/text';
  start: number;
  end: number;
}

const UNFILLED = /\{\{[^{}]*\}\}|［[^［］]*］|[〇○◯]{2,}|＿{3,}|_{3,}/g;

/** What a template left for the writer and nobody filled in: `［…］`, `{{…}}`, `〇〇`. */
export function unfilledPlaces(letter: Letter): Place[] {
  return (['subject', 'text'] as const).flatMap((part) =>
    [...letter[part].matchAll(UNFILLED)].map((found) => ({
      pointer: `/${part}` as const,
      start: found.index,
      end: found.index + found[0].length,
    })),
  );
}
