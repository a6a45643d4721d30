import { JapaneseDocument } from '#documents';

/** Bars of a patch code across the sheet, narrow and wide ones, and the gap between them, in inches. */
const PATCH_CODE = { bars: [0.08, 0.2, 0.08, 0.2], gap: 0.08 };

/**
 * The sheet to lay between letters before they are scanned together: it says what it is in words that the readers look
 * for, and bears a patch code, by which it is told also upside down and badly scanned.
 */
export function separatorSheet(createdAt: Date): Promise<Buffer> {
  return new JapaneseDocument({ title: '区切り用紙', createdAt })
    .space(60)
    .paragraph('区切り用紙', { size: 56, bold: true, align: 'center' })
    .paragraph('窓口', { size: 32, bold: true, align: 'center' })
    .space(40)
    .bars(PATCH_CODE.bars, PATCH_CODE.gap)
    .space(40)
    .paragraph('封書と封書の間に一枚ずつ入れて読み取ります。', { size: 13, align: 'center' })
    .bytes();
}
