import ts from 'typescript'

/**
 * The regular expressions that a file writes down, with the lines they stand on. One that is put together while the
 * program runs has no `source`: nobody can say what it will be.
 */
export function regexesIn(file, text) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found = []
  const visit = (node) => {
    const regex = regexOf(node)
    if (regex !== undefined) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree))
      found.push({ file, line: line + 1, ...regex })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function regexOf(node) {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/')
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) }
  }
  const isMade = ts.isNewExpression(node) || ts.isCallExpression(node)
  if (!isMade || !ts.isIdentifier(node.expression) || node.expression.text !== 'RegExp') return undefined
  const [source, flags] = node.arguments ?? []
  const isWritten = [source, flags ?? source].every((part) => part && ts.isStringLiteralLike(part))
  return isWritten ? { source: source.text, flags: flags?.text ?? '' } : { source: undefined, flags: '' }
}
