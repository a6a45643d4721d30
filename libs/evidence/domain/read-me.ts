/** What stands in README.txt of a pack: how to check it without the desk. */
export function readMe(about: { number: string; madeAt: string; operator: string; fingerprint: string }): string {
  return `事案 ${about.number} 証拠一式
作成者　${about.operator}
作成時刻（UTC）　${about.madeAt}
署名鍵の指紋（SHA-256）　${about.fingerprint}

この一式の内容
incident.json　事案の現在の状態、時刻、推計、報告項目
timeline.json　経過（いつ、誰が、何を、なぜ）
obligations.json　報告義務の要否の判断、期限、提出の記録
complaints.json　関連付けた苦情（解除したものを含む）
decisions.json　苦情ごとの兆候と判断
originals.json　受け付けた原本の SHA-256（原本を含める場合は originals/）
investigation.json　調査の依頼と回答、資料の SHA-256、知得の記録
prevention.json　原因、措置、再発防止と有効性確認
reports/　報告書の各版、承認、提出、受付の控え、作成した書面
notices/　通知（送信の経過。氏名・連絡先は含まない）
audit/entries.jsonl　監査記録の抜粋（1行ごとに、全体の中の位置の証明を付す）
people.json　記録に現れる担当者
manifest.json、manifest.sig、public-key.pem　全ファイルの SHA-256 と電子署名（Ed25519）

確かめ方
1. madoguchi evidence verify この一式.zip --fingerprint 指紋
   指紋は、この一式とは別の経路で受け取ったものを使うこと。
2. または、展開して
   sha256sum -c SHA256SUMS
   openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig
   openssl pkey -pubin -in public-key.pem -outform DER | sha256sum

EVIDENCE OF INCIDENT ${about.number}
Made by the operator above at ${about.madeAt}. manifest.json lists every other file with its SHA-256 and is signed with
Ed25519 (manifest.sig, public-key.pem). Check the pack with one of the ways above, against a fingerprint of the key that
reached you by another way than this pack: without that, the signature proves only that nothing was changed since
somebody signed.
audit/entries.jsonl holds lines of the desk's log, each with the path that proves its place in the whole log (RFC 9162);
the head of the log stands in manifest.json and can be held against the desk: madoguchi audit verify --anchor SEQ:HASH.
`;
}
