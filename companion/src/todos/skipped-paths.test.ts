import { expect, it } from '@jest/globals'
import { isSkippedPath } from './skipped-paths'

it.each([
  'vendor/x/y.js',
  'web/node_modules/a/index.js',
  'dist/app.js',
  'assets/app.min.js',
  'src/api/user.pb.go',
  'yarn.lock',
  'src/__generated__/types.ts',
])('nobody writes %s by hand', (path) => {
  expect(isSkippedPath(path)).toBe(true)
})

it.each(['src/vendor.ts', 'src/vendors-page/a.ts', 'src/distance.ts', 'dist', 'a/minimum.js'])(
  '%s is written by hand',
  (path) => {
    expect(isSkippedPath(path)).toBe(false)
  },
)
