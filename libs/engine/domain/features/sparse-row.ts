/** A sparse feature vector: distinct bucket numbers and their values, of equal length. */
export interface SparseRow {
  readonly idx: Int32Array;
  readonly val: Float32Array;
}
