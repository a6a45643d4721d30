import { Injectable } from '@nestjs/common';
import { loadYaml } from '#kernel';
import { Folding } from '../domain/fold.js';

interface WordsFile {
  variants: string[];
  synonyms: string[][];
}

/** How words are read (`config/search.yaml`). */
@Injectable()
export class SearchWords {
  readonly folding: Folding;
  readonly synonyms: readonly (readonly string[])[];

  constructor() {
    const { variants, synonyms } = loadYaml<WordsFile>('search.yaml');
    const pairs = variants.flatMap((line) => {
      const [first = '', ...others] = [...line];
      return others.map((other): [string, string] => [other, first]);
    });
    this.folding = new Folding(new Map(pairs));
    this.synonyms = synonyms;
  }
}

let kept: Folding | undefined;

/** A text as search compares it, for measurements. */
export function foldForSearch(text: string): string {
  kept ??= new SearchWords().folding;
  return kept.fold(text);
}
