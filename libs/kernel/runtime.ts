/** The major version of Node that the desk is built and tested on. */
export const NODE_MAJOR = 24;

/**
 * Says in one sentence why the desk must not run here; null when it may. An older Node starts, and then lacks what single
 * jobs need: the desk would look healthy while its clocks stand still.
 * @param version as in `process.versions.node`
 */
export function unfitRuntime(version: string): string | null {
  const major = Number(version.split('.')[0]);
  if (major >= NODE_MAJOR) return null;
  return `Node ${String(NODE_MAJOR)} is needed, and this is Node ${version}: start the desk with npm (npm start, npm run demo, npm run madoguchi), which brings its own.`;
}
