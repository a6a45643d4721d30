/** Words around a mail as it arrived, as text and as its sender made it. */
export const arrived = {
  'letter.viewTitle': '届いたもの',
  'letter.viewMore': '文字だけを表示しています。画像の読み込みやプログラムの実行は行いません。',
  'letter.from': '差出人',
  'letter.date': '日時',
  'asSent.show': '送信時の見た目で表示',
  'asSent.text': '文字で表示',
  'asSent.title': '送信時の見た目のメール',
  'asSent.more': '送信者が作った見た目です。リンクは開けません。プログラムは動かず、外部からは何も読み込みません。',
  'asSent.outside': '外部の画像 {count} 件は表示していません。',
  'asSent.missing': '表示できない画像が {count} 件あります。',
  'asSent.hidden': '送信者が見えないようにした文字があります',
  'asSent.hiddenMore': '送信時の見た目では、その文字を破線の枠で囲んで表示します。',
  'asSent.unfit':
    '送信時の見た目では表示できません（大きすぎるか複雑すぎるか、ただいま混み合っています）。少したって開き直すと表示できることがあります。',
} as const;
