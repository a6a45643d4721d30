/** A step of the demo's story. */
export interface DemoStep {
  at: Date;
  run: () => Promise<void>;
}
