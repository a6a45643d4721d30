import { getMetadataArgsStorage } from 'typeorm';

type Column = ReturnType<typeof getMetadataArgsStorage>['columns'][number];
type Target = Column['target'];

/**
 * Lets TypeORM find the columns of an entity by its class. By itself it looks through the columns of all entities for
 * each of them and for each data source, which is a sixth of a desk's start.
 */
export function indexEntityColumns(): void {
  const storage = getMetadataArgsStorage();
  const places = new Map<Target, number[]>();
  let seen = 0;
  const placesOf = (target: Target): number[] => {
    for (; seen < storage.columns.length; seen += 1) {
      const owner = storage.columns[seen]?.target;
      if (owner === undefined) continue;
      const known = places.get(owner);
      if (known) known.push(seen);
      else places.set(owner, [seen]);
    }
    return places.get(target) ?? [];
  };
  storage.filterColumns = (targets: Target | Target[]): Column[] => {
    const found = new Map<string, Column>();
    // In the order in which they were declared; of two with one name the first counts.
    for (const place of [targets]
      .flat()
      .flatMap(placesOf)
      .sort((a, b) => a - b)) {
      const column = storage.columns[place];
      if (column && !found.has(column.propertyName)) found.set(column.propertyName, column);
    }
    return [...found.values()];
  };
}
