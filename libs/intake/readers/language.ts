const SAMPLE = 20_000;

/** Language by the letters used: kana → ja, hangul → ko, Han alone → ja (this is a desk in Japan), Latin → en, none → und. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const count = (letters: RegExp): number => (sample.match(letters) ?? []).length;
  const kana = count(/[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]/g);
  const hangul = count(/[\uac00-\ud7af]/g);
  const han = count(/[\u3400-\u9fff]/g);
  const latin = count(/[A-Za-z]/g);
  if (hangul > kana + han) return 'ko';
  // A Japanese letter keeps its language when it quotes a few English lines: one Japanese character weighs five letters.
  if ((kana + han) * 5 >= latin && kana + han > 0) return kana === 0 && han > 40 ? 'zh' : 'ja';
  return latin > 0 ? 'en' : 'und';
}
