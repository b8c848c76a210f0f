import ts from "typescript";
import { usingKey } from "../contract/using-scope.ts";
import type { SourceEdit } from "./source-edit.ts";

const isUsing = (node: ts.Node): node is ts.VariableDeclarationList =>
  ts.isVariableDeclarationList(node) &&
  [ts.NodeFlags.Using, ts.NodeFlags.AwaitUsing].includes(node.flags & ts.NodeFlags.BlockScoped);

const isAwaited = (list: ts.VariableDeclarationList): boolean =>
  (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.AwaitUsing;

const openScope = `globalThis[Symbol.for(${JSON.stringify(usingKey)})]()`;

/**
 * Writes `using` and `await using` as what engines without them know, on every engine alike, so that a trace is the same
 * wherever it was made. Nothing moves to another line, and what stands on lines of its own keeps its column: the scope
 * opens behind a block's `{`, what is declared is added behind its declaration, and the scope ends before the `}`.
 */
export function lowerUsing(
  file: ts.SourceFile,
  refuse: (node: ts.Node, message: string) => void,
): readonly SourceEdit[] {
  const edits: SourceEdit[] = [];
  let scopes = 0;
  let added = 0;

  const insert = (at: number, text: string) => void edits.push({ at, length: 0, text });

  /** Wraps what stands between two positions, once `inside` has made its own edits there. */
  function wrap(
    start: number,
    end: number,
    lists: readonly ts.VariableDeclarationList[],
    inside: (scope: string) => void,
  ) {
    scopes += 1;
    const scope = `$using${scopes}`;
    insert(start, `const ${scope}=${openScope};try{`);
    inside(scope);
    const ending = lists.some(isAwaited)
      ? `const $end${scopes}=${scope}.end();if($end${scopes})await $end${scopes}`
      : `${scope}.end()`;
    insert(end, `}catch($thrown){${scope}.fail($thrown)}finally{${ending}}`);
  }

  function declare(list: ts.VariableDeclarationList, scope: string) {
    const [first] = list.declarations;
    if (!first) return;
    const start = list.getStart(file);
    edits.push({ at: start, length: first.pos - start, text: "const".padEnd(first.pos - start) });
    for (const { name, end } of list.declarations) {
      added += 1;
      if (ts.isIdentifier(name)) insert(end, `,$added${added}=${scope}.add(${name.text},${isAwaited(list)})`);
    }
  }

  const visitAll = (nodes: readonly ts.Node[]) => nodes.forEach(visit);

  function visitStatements(statements: readonly ts.Statement[], start: number, end: number) {
    const lists = statements.flatMap((statement) =>
      ts.isVariableStatement(statement) && isUsing(statement.declarationList) ? [statement.declarationList] : [],
    );
    if (lists.length === 0) return visitAll(statements);
    wrap(start, end, lists, (scope) => {
      for (const statement of statements) {
        const list = ts.isVariableStatement(statement) ? statement.declarationList : null;
        // In the order of the text: what a declaration's initializer holds comes before what is added behind it.
        visit(statement);
        if (list && isUsing(list)) declare(list, scope);
      }
    });
  }

  function visitModule() {
    const at = file.statements.findIndex((statement) => !ts.isImportDeclaration(statement));
    const rest = file.statements.slice(at);
    const isDeclaring = rest.some(
      (statement) => ts.isVariableStatement(statement) && isUsing(statement.declarationList),
    );
    const exported = rest.find((statement) => ts.isImportDeclaration(statement) || isExport(statement));
    if (isDeclaring && exported)
      return refuse(exported, "a file that has `using` outside any block exports nothing, and imports at its top only");
    const [first, last] = [rest[0], rest.at(-1)];
    // The import before may end without a semicolon, which the end of its line then stands for.
    if (isDeclaring && first && first.pos > 0) insert(first.pos, ";");
    if (first && last) visitStatements(rest, first.pos, last.end);
  }

  function visit(node: ts.Node): void {
    if (ts.isBlock(node)) return visitStatements(node.statements, node.getStart(file) + 1, node.end - 1);
    if (ts.isCaseOrDefaultClause(node)) {
      const found = node.statements.find((child) => ts.isVariableStatement(child) && isUsing(child.declarationList));
      if (found) return refuse(found, "`using` cannot stand right after `case`: put braces around what belongs to it");
    }
    if (ts.isForOfStatement(node) && isUsing(node.initializer)) return visitForOf(node, node.initializer);
    const loop = innermost(node);
    if (ts.isForStatement(loop) && loop.initializer && isUsing(loop.initializer)) {
      const list = loop.initializer;
      // The braces around let the loop stand where one statement is expected.
      insert(node.getStart(file), "{");
      wrap(node.getStart(file), node.end, [list], (scope) => {
        loop.forEachChild(visit);
        declare(list, scope);
      });
      return insert(node.end, "}");
    }
    node.forEachChild(visit);
  }

  function visitForOf(node: ts.ForOfStatement, list: ts.VariableDeclarationList) {
    const [declared] = list.declarations;
    if (!declared || !ts.isIdentifier(declared.name)) return;
    const start = list.getStart(file);
    edits.push({ at: start, length: declared.pos - start, text: "const".padEnd(declared.pos - start) });
    visit(node.expression);
    const { name } = declared;
    const body = node.statement.getStart(file);
    insert(body, "{");
    wrap(body, node.statement.end, [list], (scope) => {
      insert(body, `${scope}.add(${name.text},${isAwaited(list)});`);
      visit(node.statement);
    });
    insert(node.statement.end, "}");
  }

  visitModule();
  return edits;
}

/** The statement behind its labels: a `continue` must find its label on the loop itself. */
function innermost(node: ts.Node): ts.Node {
  let inner = node;
  while (ts.isLabeledStatement(inner)) inner = inner.statement;
  return inner;
}

const isExport = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) ||
  ts.isExportAssignment(statement) ||
  (ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
