import { expect, test } from '@jest/globals'
import { isLock, kindOf } from './kind-of'

test.each([
  ['checkout/retry-policy.ts', 'code'],
  ['contest/winner.ts', 'code'],
  ['latest/attest.go', 'code'],
  ['src/migrations/runner.ts', 'code'],
  ['docs/theme/search.ts', 'code'],
  ['src/config/read-config.ts', 'code'],
  ['public/logo.svg', 'code'],
  ['src/checkout/retry-policy.test.ts', 'tests'],
  ['src/checkout/__tests__/retry.ts', 'tests'],
  ['spec/models/order_spec.rb', 'tests'],
  ['checkout/order_test.go', 'tests'],
  ['checkout/test_order.py', 'tests'],
  ['src/test/java/com/acme/OrderTest.java', 'tests'],
  ['Shop.Tests/OrderTests.cs', 'tests'],
  ['e2e/checkout.ts', 'tests'],
  ['db/migrations/0007-total.sql', 'migrations'],
  ['db/migrate/20260301120000_add_total.rb', 'migrations'],
  ['shop/migrations/0007_total.py', 'migrations'],
  ['src/main/resources/db/migration/V7__total.sql', 'migrations'],
  ['package.json', 'dependencies'],
  ['package-lock.json', 'dependencies'],
  ['services/api/go.sum', 'dependencies'],
  ['requirements-dev.txt', 'dependencies'],
  ['Shop/Shop.csproj', 'dependencies'],
  ['gradle/libs.versions.toml', 'dependencies'],
  ['docs/logo.png', 'documentation'],
  ['docs/openapi.yaml', 'documentation'],
  ['checkout/README.md', 'documentation'],
  ['CHANGELOG', 'documentation'],
  ['locales/de.json', 'translations'],
  ['src/main/resources/messages_fr.properties', 'translations'],
  ['po/ja.po', 'translations'],
  ['.github/workflows/ci.yml', 'build'],
  ['Makefile', 'build'],
  ['Dockerfile', 'build'],
  ['.gitignore', 'build'],
  ['tsconfig.build.json', 'build'],
  ['.env.example', 'configuration'],
  ['config/production.yaml', 'configuration'],
  ['src/main/resources/application.yml', 'configuration'],
  ['deploy/values.yaml', 'configuration'],
  ['docker-compose.yml', 'configuration'],
  ['dist/app.js', 'generated'],
  ['api/v1/shop.pb.go', 'generated'],
  ['web/app.min.js', 'generated'],
  ['', 'code'],
])('%j is of the kind %s', (path, kind) => {
  expect(kindOf(path)).toBe(kind)
})

test.each([
  ['web/package-lock.json', true],
  ['Cargo.lock', true],
  ['package.json', false],
  ['', false],
])('%j is a lock: %j', (path, is) => {
  expect(isLock(path)).toBe(is)
})
