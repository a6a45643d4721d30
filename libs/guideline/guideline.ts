import { DomainError, defineErrors, loadYaml } from '#kernel';

/** One of the 27 examples of the guideline. */
export interface Clause {
  /** `1-i` … `4-iv`; the third part has a middle number: `3-1-i`. */
  readonly id: string;
  /** Short form in Japanese. */
  readonly ja: string;
  /** Short form in English. */
  readonly en: string;
  /** The guideline's own wording. */
  readonly text: string;
  /** What the desk shows or measures for it. */
  readonly measures: string;
}

interface GuidelineFile {
  readonly source: string;
  readonly clauses: readonly Clause[];
}

const CLAUSE_COUNT = 27;

export const guidelineErrors = defineErrors({
  'guideline.unknown-clause': {
    status: 404,
    ja: '指針にその項目はありません',
    en: 'The guideline has no such example',
  },
});

/** The guideline's examples, from `config/guideline.yaml`. */
export class Guideline {
  readonly source: string;
  private readonly byId: ReadonlyMap<string, Clause>;

  constructor(file: GuidelineFile) {
    this.source = file.source;
    this.byId = new Map(file.clauses.map((clause) => [clause.id, clause]));
    if (this.byId.size !== CLAUSE_COUNT) throw new Error('guideline.yaml must hold the 27 examples, each once');
  }

  /** Reads `config/guideline.yaml`. */
  static load(): Guideline {
    return new Guideline(loadYaml<GuidelineFile>('guideline.yaml'));
  }

  /** @throws DomainError guideline.unknown-clause */
  clause(id: string): Clause {
    const clause = this.byId.get(id);
    if (clause === undefined) throw new DomainError(guidelineErrors['guideline.unknown-clause']);
    return clause;
  }

  /** All 27 in the guideline's order. */
  all(): Clause[] {
    return [...this.byId.values()];
  }
}
