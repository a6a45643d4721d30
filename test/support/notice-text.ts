/** A notice in Japanese with everything that the lint asks for. */
export const noticeBody = `{{name}} 様

■ 概要
2026年11月20日、試験用の事象がありました。
■ 漏えいした情報の項目
通信の日時。
■ 原因
設定の誤り。
■ 二次被害又はそのおそれ
確認されていません。
■ その他お客様へのお願い
不審な連絡にご注意ください。
■ お問い合わせ先
{{contact}}
受付時間 平日 9:00～18:00
■ 確認
確認番号 {{code}}`;
