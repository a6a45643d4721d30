export const evidence = {
  'evidence.title': '証拠一式',
  'evidence.hint':
    '報告書、経過、判断、通知の記録、監査記録の抜粋を、電子署名を付けた一つの zip にまとめます。通知先の氏名・連絡先は含みません。',
  'evidence.purpose': '持ち出す目的',
  'evidence.purposeHint': '経過と監査記録に残ります。例：総合通信局からの求め',
  'evidence.originals': '苦情の本文と受け付けた原本も含める',
  'evidence.originalsHint': '含めない場合は、原本の SHA-256 だけが入ります。',
  'evidence.export': '証拠一式を作成する',
  'evidence.made': '証拠一式を作成しました。',
  'evidence.fingerprint': '署名鍵の指紋',
  'evidence.fingerprintHint': '渡す相手には、この指紋を別の経路で伝えてください。',
  'did.evidence-exported': '証拠一式を持ち出した',
} as const;
