import { runEval } from './run-eval'

process.exitCode = await runEval(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  progress: (line) => process.stderr.write(`${line}\n`),
})
