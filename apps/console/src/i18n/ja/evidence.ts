export const evidence = {
  'did.evidence-exported': '証拠一式を持ち出した',
} as const;
