/** JSON Schemas (as OpenAPI 3.0 has them) of TypeScript types, as `JSON.stringify` writes their values. */
import ts from 'typescript';

/** Types that leave the desk as bytes. */
const BINARY = new Set(['Buffer', 'StreamableFile', 'Readable', 'ReadableStream', 'Uint8Array']);
const WRAPPERS = new Set(['Promise', 'Readonly', 'Partial', 'Omit', 'Pick', 'Required', 'NonNullable', 'Awaited']);
const NOTHING = ts.TypeFlags.Undefined | ts.TypeFlags.Void;
/** Deeper than any answer: an unnamed type that holds itself would otherwise go on for ever. */
const DEEPEST = 24;

/** @typedef {Record<string, unknown>} Schema */

/** Makes schemas of types; interfaces, classes and type aliases become named components. */
export class AnswerSchemas {
  /** What `{[name: string]: unknown}` of one interface stands for: @see AnswerSchemas.parts */
  #parts = { name: '', types: new Map() };
  /** By type: the number of its component. */
  #numbers = new Map();
  /** @type {{name: string, lib: string, schema: Schema}[]} */
  #components = [];

  /** @param {ts.TypeChecker} checker */
  constructor(checker) {
    this.checker = checker;
  }

  /**
   * Names an interface whose properties are told elsewhere, each with its type.
   * @param {string} name
   * @param {Map<string, ts.Type>} types
   */
  parts(name, types) {
    this.#parts = { name, types };
  }

  /** The schema of an answer; null for none at all, `binary` for bytes. */
  of(type) {
    return this.#schema(type, 0);
  }

  /** Whether an answer is bytes, or may be. */
  static isBinary(type) {
    return type.isUnion() ? type.types.some((each) => AnswerSchemas.isBinary(each)) : BINARY.has(nameOf(type) ?? '');
  }

  /** Components by name, sorted; and `finish`, which puts their names into what {@link of} has answered. */
  finished() {
    const shared = new Map();
    for (const { name } of this.#components) shared.set(name, (shared.get(name) ?? 0) + 1);
    const taken = new Set();
    const names = this.#components.map(({ name, lib }) => {
      const first = shared.get(name) > 1 ? `${lib}${name}` : name;
      let chosen = first;
      for (let count = 2; taken.has(chosen); count += 1) chosen = `${first}${count}`;
      taken.add(chosen);
      return chosen;
    });
    const finish = (value) => {
      if (Array.isArray(value)) return value.map(finish);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, inner]) =>
        key === '$ref' && typeof inner === 'number' ? [key, refTo(names[inner])] : [key, finish(inner)],
      );
      const finished = Object.fromEntries(entries);
      // The compiler numbers types as it meets them: other sources would change the order.
      if (finished.anyOf) finished.anyOf = sorted(finished.anyOf, JSON.stringify);
      return finished;
    };
    const schemas = this.#components.map(({ schema }, index) => [names[index], finish(schema)]);
    return { schemas: Object.fromEntries(schemas.sort(([a], [b]) => (a < b ? -1 : 1))), finish };
  }

  /** @returns {Schema} */
  #schema(type, depth) {
    if (depth > DEEPEST) throw new Error(`a type without a name holds itself: ${this.checker.typeToString(type)}`);
    const plain = this.checker.getNonNullableType(type);
    if (plain !== type && type.flags & ts.TypeFlags.Union) return this.#nullable(type, plain, depth);
    const name = componentName(type, this.checker);
    if (name === null) return this.#unnamed(type, depth);
    const known = this.#numbers.get(type);
    if (known !== undefined) return { $ref: known };
    const number = this.#components.length;
    const component = { name, lib: libOf(type), schema: {} };
    this.#numbers.set(type, number);
    this.#components.push(component);
    component.schema = described(this.#unnamed(type, 0), type.aliasSymbol ?? type.symbol, this.checker);
    return { $ref: number };
  }

  #nullable(type, plain, depth) {
    const schema = this.#schema(plain, depth);
    if (!type.types.some(({ flags }) => flags & ts.TypeFlags.Null)) return schema;
    if ('$ref' in schema) return { nullable: true, allOf: [schema] };
    return Object.keys(schema).length === 0 ? {} : { ...schema, nullable: true };
  }

  #unnamed(type, depth) {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (flags & ts.TypeFlags.Null) return { nullable: true, enum: [null] };
    if (flags & ts.TypeFlags.StringLiteral) return { type: 'string', enum: [type.value] };
    if (flags & ts.TypeFlags.NumberLiteral) return { type: 'number', enum: [type.value] };
    if (flags & ts.TypeFlags.BooleanLiteral) return { type: 'boolean', enum: [type.intrinsicName === 'true'] };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.isUnion()) return this.#union(type, depth);
    if (flags & ts.TypeFlags.TypeParameter) return this.#schema(type.getConstraint() ?? type, depth + 1);
    return this.#object(type, depth);
  }

  #union({ types }, depth) {
    const words = types.filter(({ flags }) => flags & ts.TypeFlags.StringLiteral).map(({ value }) => value);
    const truths = types.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const others = types.filter(({ flags }) => !(flags & (ts.TypeFlags.StringLiteral | NOTHING)));
    const rest = truths.length === 2 ? others.filter((each) => !truths.includes(each)) : others;
    const choices = [
      ...(words.length > 0 ? [{ type: 'string', enum: words.sort() }] : []),
      ...(truths.length === 2 ? [{ type: 'boolean' }] : []),
      ...rest.map((each) => this.#schema(each, depth + 1)),
    ];
    return choices.length === 1 ? choices[0] : { anyOf: choices };
  }

  #object(type, depth) {
    const { checker } = this;
    const name = nameOf(type);
    if (name !== null && BINARY.has(name)) return { type: 'string', format: 'binary' };
    if (name === 'Date') return { type: 'string', format: 'date-time' };
    if (checker.isTupleType(type)) return this.#tuple(checker.getTypeArguments(type), depth);
    if (checker.isArrayType(type))
      return { type: 'array', items: this.#item(checker.getTypeArguments(type)[0], depth) };
    const schema = { type: 'object', properties: {}, required: [] };
    for (const property of asWritten(checker.getPropertiesOfType(type))) this.#property(property, schema, depth);
    for (const { keyType, type: inner, declaration } of checker.getIndexInfosOfType(type)) {
      if (declaration?.parent.name?.text === this.#parts.name) this.#addParts(schema, depth);
      else if (keyType.flags & ts.TypeFlags.StringLike) schema.additionalProperties = this.#item(inner, depth);
    }
    schema.required.sort();
    const empty = Object.keys(schema.properties).length === 0;
    return {
      type: 'object',
      ...(empty ? {} : { properties: schema.properties }),
      ...(schema.required.length > 0 ? { required: schema.required } : {}),
      ...(schema.additionalProperties ? { additionalProperties: schema.additionalProperties } : {}),
    };
  }

  #tuple(types, depth) {
    const items = types.map((each) => this.#schema(each, depth + 1));
    const kinds = new Map(items.map((item) => [JSON.stringify(item), item]));
    return {
      type: 'array',
      items: kinds.size === 1 ? items[0] : { anyOf: [...kinds.values()] },
      minItems: items.length,
      maxItems: items.length,
    };
  }

  #item(type, depth) {
    return this.#schema(type, depth + 1);
  }

  #property(property, schema, depth) {
    const { checker } = this;
    const declaration = property.valueDeclaration ?? property.declarations?.[0];
    if (declaration && isHidden(declaration)) return;
    const type = checker.getTypeOfSymbol(property);
    // JSON leaves functions out.
    if (checker.getNonNullableType(type).getCallSignatures().length > 0) return;
    const told = withFormat(this.#schema(type, depth + 1), property.name, declaration);
    schema.properties[property.name] = described(told, property, checker);
    if (!(property.flags & ts.SymbolFlags.Optional) && !mayBeMissing(type)) schema.required.push(property.name);
  }

  #addParts(schema, depth) {
    for (const [name, type] of this.#parts.types) {
      schema.properties[name] = this.#schema(type, depth + 1);
      if (!mayBeMissing(type)) schema.required.push(name);
    }
  }
}

const sorted = (list, keyOf) =>
  list
    .map((one) => [keyOf(one), one])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);

/** Properties in the order of their declarations, whatever order the compiler has them in. */
function asWritten(properties) {
  return sorted(properties, ({ name, declarations }) => {
    const [first] = declarations ?? [];
    return first ? `${first.getSourceFile().fileName}:${String(first.pos).padStart(9, '0')}` : `~${name}`;
  });
}

const refTo = (name) => `#/components/schemas/${name}`;

function mayBeMissing(type) {
  return Boolean(type.flags & NOTHING) || (type.isUnion() && type.types.some(({ flags }) => flags & NOTHING));
}

function isHidden(declaration) {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    Boolean(ts.getCombinedModifierFlags(declaration) & hidden) ||
    ts.isPrivateIdentifier(declaration.name ?? declaration)
  );
}

function nameOf(type) {
  return type.symbol?.name ?? null;
}

/** The name of a type of ours; null for what has none, and for what the language itself or a package brings. */
function componentName(type, checker) {
  const symbol = type.aliasSymbol ?? type.symbol;
  const declaration = symbol?.declarations?.[0];
  if (declaration === undefined || symbol.name.startsWith('__') || WRAPPERS.has(symbol.name)) return null;
  if (declaration.getSourceFile().fileName.includes('/node_modules/')) return null;
  const kinds = ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration);
  if (!kinds && !ts.isClassDeclaration(declaration)) return null;
  const given = type.aliasSymbol ? (type.aliasTypeArguments ?? []) : checker.getTypeArguments(asReference(type));
  // The last argument of a class is itself.
  const own = given.filter((each) => each !== type && !each.isThisType);
  const inner = own.map((each) => argumentName(each, checker));
  return inner.includes(null) ? null : [symbol.name, ...inner].join('_');
}

const asReference = (type) =>
  'target' in type ? type : { ...type, target: { typeParameters: [] }, resolvedTypeArguments: [] };

function argumentName(type, checker) {
  if (checker.isArrayType(type)) {
    const inner = argumentName(checker.getTypeArguments(type)[0], checker);
    return inner === null ? null : `${inner}List`;
  }
  if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Number)) return type.intrinsicName;
  if (type.flags & ts.TypeFlags.StringLiteral) return /^\w+$/.test(type.value) ? type.value : null;
  return componentName(type, checker);
}

/** The lib or app that a type stands in, as the beginning of a name: `Incidents`. */
function libOf(type) {
  const file = (type.aliasSymbol ?? type.symbol).declarations[0].getSourceFile().fileName;
  const lib = /\/(?:libs|apps)\/([\w-]+)\//.exec(file)?.[1] ?? 'other';
  return lib.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
}

/** Instants and civil dates are strings to the compiler; where they are declared their names tell. */
function withFormat(schema, name, declaration) {
  const written = declaration && 'type' in declaration ? (declaration.type?.getText() ?? '') : '';
  const instant = /\bInstant\b/.test(written) && !/[<{[]/.test(written);
  const format = instant ? 'date-time' : /[a-z]On$/.test(name) ? 'date' : null;
  return format === null || schema.type !== 'string' || 'enum' in schema ? schema : { ...schema, format };
}

function described(schema, symbol, checker) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
  const plain = text.replace(/\{@link (?:\w+\.)?(\w+)\}/g, '`$1`');
  if (plain === '' || 'description' in schema) return schema;
  return '$ref' in schema ? { allOf: [schema], description: plain } : { description: plain, ...schema };
}
