/** Jest reporter: the last line of a run is `N passed, N failed, N skipped`. A test file that could not run is a failure. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } =
      results
    const failed = numFailedTests + numRuntimeErrorTestSuites
    const skipped = numPendingTests + numTodoTests
    const isFirstRun = this.line === undefined
    this.line = `${numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`
    // Jest's own summary and the global teardown come after every reporter.
    if (isFirstRun) process.once('exit', () => process.stdout.write(this.line))
  }
}
