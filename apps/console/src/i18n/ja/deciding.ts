/** Words of the page where an officer decides; loaded with it. */
export const deciding = {
  'deciding.whyTitle': '審査の理由',
  'deciding.why.repeated': '以前に「問題なし」と答えた苦情と同じ件、または同じ人からの苦情です。',
  'deciding.why.sibling': '同じ内容の苦情が、漏えいのおそれのある事案になりました。',
  'deciding.why.reopened': '関連する苦情が事案になったため、「該当なし」とした判断をもう一度確かめます。',
  'deciding.why.clustered': '集中して届いた苦情の一つとして、まとめて「おそれあり」と判断されました。',
  'deciding.why.raised': '担当者が、通信の秘密に関わるかもしれないとして審査を求めました。',
  'deciding.why.engine': '自動の評価が、次の兆候を示しました。',
  'deciding.why.none': '審査待ちの兆候はありません。見落としがないかを確かめるための審査です。',
  'deciding.why.decided': 'この苦情は {at} に「{decision}」と判断されています。',
  'deciding.receivedOn': '{at} 受付',
  'deciding.answer.set_aside': '{at}「該当なし」と判断',
  'deciding.answer.suspected': '{at}「おそれあり」と判断',
  'deciding.answer.closed': '{at}「通信の秘密に関わらない」として終了',
  'deciding.ask': '「おそれあり」として記録しますか',
  'deciding.askNew': '新しい事案を起こし、知った日時（{at}）から次の期限を数えます。',
  'deciding.askLead':
    'この苦情を {number} に加え、端緒の段階から「おそれ」に進めます。知った日時（{at}）から次の期限を数えます。',
  'deciding.askJoin': 'この苦情を {number} に加えます。すでに数えている期限は変わりません。',
  'deciding.near.self': 'この苦情がすでに属する事案',
  'deciding.near.group': 'まとめた苦情の事案',
  'deciding.near.cluster': '同じ集まりの苦情の事案',
  'deciding.gone': '選ばれていた事案は、終了したか、一覧にありません。加える事案を選び直してください。',
  'deciding.other': 'ほかの事案に加える',
  'deciding.target': '（社内の期限）',
  'deciding.past': '期限を過ぎています',
  'deciding.legal': '（法定 {at}）',
  'deciding.ifConfirmed': '漏えいが確認された場合',
  'deciding.noTakeBack':
    '記録した判断と、始まった期限は取り消せません。ほかの担当者の判断と分かれたときは、三人目の判断の後に始まります。',
  'deciding.confirm': '記録する',
  'deciding.back': '戻る',
  'deciding.mistake':
    '誤って記録したときは、事案の画面で「該当せず」として終えてください。理由と、もう一人の承認が必要です。',
  'deciding.mistakeJoined':
    '誤って記録したときは、事案の画面でこの苦情を外してください。理由を書きます。事案と期限はそのまま残ります。',
} as const;
