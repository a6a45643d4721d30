/** What every method of every Nest controller answers, read from its declared return type by the TypeScript compiler. */
import ts from 'typescript';
import { AnswerSchemas } from './answer-schemas.mjs';
import { inRoot } from './paths.mjs';

const ROUTES = new Map([...['Get', 'Put', 'Patch', 'Delete', 'All', 'Head'].map((name) => [name, 200]), ['Post', 201]]);
/** The interface that stands for parts of a page which features above register by name. */
const PARTS = { interface: 'PageParts', holder: 'ComplaintParts', method: 'register' };

/**
 * Operations by operationId with status and content, and the components that they refer to.
 */
export function findAnswers() {
  const program = serverProgram();
  const checker = program.getTypeChecker();
  const sources = program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/'));
  const schemas = new AnswerSchemas(checker);
  schemas.parts(PARTS.interface, registeredParts(sources, checker));
  const found = sources.flatMap((source) => controllersOf(source).flatMap((each) => operationsOf(each, checker)));
  const told = found.map(({ id, status, type, media }) => [id, answer({ status, type, media }, schemas)]);
  const { schemas: components, finish } = schemas.finished();
  const operations = Object.fromEntries(
    told.sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, one]) => [id, finish(one)]),
  );
  return { operations, schemas: components };
}

function serverProgram() {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (fault) => fail(fault) };
  const config = ts.getParsedCommandLineOfConfigFile(inRoot('tools', 'tsconfig.build.json'), {}, host);
  return ts.createProgram(config.fileNames, { ...config.options, noEmit: true, incremental: false });
}

function fail(fault) {
  throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n'));
}

function controllersOf(source) {
  if (!source.text.includes('@Controller(')) return [];
  return source.statements.filter((node) => ts.isClassDeclaration(node) && decorator(node, 'Controller'));
}

function operationsOf(controller, checker) {
  const name = controller.name.text.replace(/Controller$/, '');
  return controller.members.filter(ts.isMethodDeclaration).flatMap((method) => {
    const verb = [...ROUTES.keys()].find((each) => decorator(method, each));
    if (verb === undefined) return [];
    const declared = checker.getReturnTypeOfSignature(checker.getSignatureFromDeclaration(method));
    return [
      {
        id: `${name}_${method.name.getText()}`,
        status: Number(argument(method, 'HttpCode') ?? ROUTES.get(verb)),
        media: decorator(method, 'ApiProduces')?.arguments.map((each) => each.text) ?? [],
        type: checker.getAwaitedType(declared) ?? declared,
      },
    ];
  });
}

/** `{status}` alone where nothing is sent, or where the method sends it itself. */
function answer({ status, type, media }, schemas) {
  if (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return { status };
  const bytes = AnswerSchemas.isBinary(type);
  const json = bytes ? jsonPart(type) : type;
  const binary = { type: 'string', format: 'binary' };
  const kinds = media.length > 0 ? media : [bytes ? 'application/octet-stream' : textOrJson(type)];
  const content = kinds.map((kind) => [
    kind,
    { schema: json && (kind === 'application/json' || !bytes) ? schemas.of(json) : binary },
  ]);
  return { status, content: Object.fromEntries(content) };
}

const textOrJson = (type) => (type.flags & ts.TypeFlags.StringLike ? 'text/plain' : 'application/json');

/** What of `Report | StreamableFile` is no file. */
function jsonPart(type) {
  return type.isUnion() ? type.types.find((each) => !AnswerSchemas.isBinary(each)) : undefined;
}

/** Parts of a complaint's page: `parts.register('name', reader)`, wherever it is called. */
function registeredParts(sources, checker) {
  const parts = new Map();
  const visit = (node) => {
    if (ts.isCallExpression(node)) notePart(node, checker, parts);
    ts.forEachChild(node, visit);
  };
  for (const source of sources) if (source.text.includes(`.${PARTS.method}('`)) visit(source);
  return new Map([...parts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function notePart({ expression, arguments: [name, reader] }, checker, parts) {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== PARTS.method) return;
  if (checker.getTypeAtLocation(expression.expression).symbol?.name !== PARTS.holder) return;
  const [signature] = checker.getTypeAtLocation(reader).getCallSignatures();
  parts.set(name.text, checker.getAwaitedType(checker.getReturnTypeOfSignature(signature)));
}

function decorator(node, name) {
  const found = ts.getDecorators(node)?.find(({ expression }) => expression.expression?.getText() === name);
  return found?.expression;
}

const argument = (node, name) => decorator(node, name)?.arguments[0]?.getText();
