import ts from "typescript";
import { generatorsKey } from "../contract/generators-key.ts";
import type { SourceEdit } from "./source-edit.ts";

interface Told {
  /** Where something begins. */
  readonly before: readonly SourceEdit[];
  /** Where something ends. */
  readonly behind: readonly SourceEdit[];
}

const tell = `globalThis[Symbol.for(${JSON.stringify(generatorsKey)})]`;

/**
 * Tells the realm of the generator functions that have no name at the module's top, by which a linker finds the others:
 * those within functions, those passed on at once, and the methods of classes and object literals. What is declared is
 * told of at the beginning of its block or behind it, anything else around it, unless it takes its name from its place.
 * No text of a generator function changes, and nothing moves to another line.
 */
export function tellNestedGenerators(file: ts.SourceFile): Told {
  const before: SourceEdit[] = [];
  const behind: SourceEdit[] = [];

  function visitStatements(statements: readonly ts.Statement[], blockStart: number | null) {
    for (const statement of statements) {
      visit(statement);
      const names = namesToTell(statement, statements === file.statements);
      if (names.length === 0) continue;
      const text = `${tell}?.(${names.join(",")});`;
      // It can be used above its place.
      if (blockStart !== null && ts.isFunctionDeclaration(statement)) before.push({ at: blockStart, length: 0, text });
      else behind.push({ at: statement.end, length: 0, text: `;${text}` });
    }
  }

  function visit(node: ts.Node, givesName = false): void {
    if (ts.isBlock(node)) return visitStatements(node.statements, node.getStart(file) + 1);
    if (ts.isCaseOrDefaultClause(node)) {
      if (ts.isCaseClause(node)) visit(node.expression);
      return visitStatements(node.statements, null);
    }
    if (isOuter(node)) return visit(node.expression, givesName);
    const wrapped = isMaker(node) && !(givesName && isAnonymous(node));
    if (wrapped) before.push({ at: node.getStart(file), length: 0, text: `(${tell}??($=>$))(` });
    const named = namedByPlace(node);
    node.forEachChild((child) => visit(child, child === named));
    if (wrapped) behind.push({ at: node.end, length: 0, text: ")" });
  }

  visitStatements(file.statements, null);
  return { before, behind };
}

/** Parentheses and types around an expression, which do not keep a name from it. */
const isOuter = (node: ts.Node): node is ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression =>
  ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node);

const isGenerator = (node: ts.Node | undefined): boolean =>
  node !== undefined &&
  (ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) &&
  node.asteriskToken !== undefined &&
  node.body !== undefined;

/** What a private name stands for cannot be reached from outside. */
const hasGenerators = (node: ts.ClassLikeDeclaration): boolean =>
  node.members.some((member) => isGenerator(member) && member.name && !ts.isPrivateIdentifier(member.name));

/** An expression that makes generator functions reachable. */
function isMaker(node: ts.Node): node is ts.FunctionExpression | ts.ClassExpression | ts.ObjectLiteralExpression {
  if (ts.isFunctionExpression(node)) return isGenerator(node);
  if (ts.isClassExpression(node)) return hasGenerators(node);
  return (
    ts.isObjectLiteralExpression(node) &&
    node.properties.some(
      (property) =>
        isGenerator(property) || (ts.isPropertyAssignment(property) && isGenerator(withoutOuter(property.initializer))),
    )
  );
}

const isAnonymous = (node: ts.Node): boolean =>
  (ts.isFunctionExpression(node) || ts.isClassExpression(node)) && node.name === undefined;

function withoutOuter(node: ts.Node): ts.Node {
  return isOuter(node) ? withoutOuter(node.expression) : node;
}

const namingOperators = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** The part of a node that is called as the place in which it stands. */
function namedByPlace(node: ts.Node): ts.Node | undefined {
  if (
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isPropertyDeclaration(node)
  )
    return node.initializer;
  if (ts.isShorthandPropertyAssignment(node)) return node.objectAssignmentInitializer;
  if (ts.isExportAssignment(node)) return node.expression;
  return ts.isBinaryExpression(node) && namingOperators.has(node.operatorToken.kind) && ts.isIdentifier(node.left)
    ? node.right
    : undefined;
}

function namesToTell(statement: ts.Statement, isModule: boolean): readonly string[] {
  if (ts.isFunctionDeclaration(statement))
    return !isModule && isGenerator(statement) && statement.name ? [statement.name.text] : [];
  if (ts.isClassDeclaration(statement)) return hasGenerators(statement) && statement.name ? [statement.name.text] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    if (!initializer || !ts.isIdentifier(name)) return [];
    const value = withoutOuter(initializer);
    const isOne = ts.isClassExpression(value) ? hasGenerators(value) : !isModule && isGenerator(value);
    return isOne && isAnonymous(value) ? [name.text] : [];
  });
}
